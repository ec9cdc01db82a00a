using System.CommandLine;
using LeadershipBot.Doctor;
using LeadershipBot.Packaging;
using LeadershipBot.Verification;

namespace LeadershipBot;

/// <summary>The command line: without a command it is the bot, and every argument is a setting.</summary>
public static class HostCommand
{
    /// <summary>Arguments that begin with @ are values like any other.</summary>
    public static ParserConfiguration Parser { get; } = new() { ResponseFileTokenReplacer = null };

    /// <summary>Signals are the host's: it ends in its own time, after what is under way.</summary>
    public static InvocationConfiguration Invocation { get; } = new() { ProcessTerminationTimeout = null };

    /// <param name="args">Handed on to the host as they came, settings like <c>--urls</c> among them.</param>
    public static RootCommand Create(string[] args, Func<string[], Task<int>> runHost)
    {
        var root = new RootCommand("LeadershipBot. Without a command it starts; settings are given as --Section:Name value, in the environment or in appsettings.json.")
        {
            VerifyAnonymityCommand.Create(LeadershipBotHost.CreateBuilder, ProcessSettings.OfThisProcess()),
            ManifestCommand.Create(),
            DoctorCommand.Create(LeadershipBotHost.CreateBuilder),
        };
        root.TreatUnmatchedTokensAsErrors = false;
        root.Validators.Add(result =>
        {
            // A mistyped command must not start a second bot.
            if (args is [var first, ..] && result.Children.All(child => child is not System.CommandLine.Parsing.CommandResult) && IsWord(first))
            {
                result.AddError($"There is no command \"{first}\". Type --help to see what there is.");
            }
        });
        root.SetAction((_, _) => runHost(args));
        return root;
    }

    private static bool IsWord(string argument) =>
        argument.Length > 0 && argument[0] is not ('-' or '/') && !argument.Contains('=', StringComparison.Ordinal);
}
