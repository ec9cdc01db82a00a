using System.CommandLine;
using LeadershipBot.Verification;

namespace LeadershipBot;

/// <summary>The command line: without a command it is the bot, and every argument is a setting.</summary>
public static class HostCommand
{
    /// <param name="args">Handed on to the host as they came, settings like <c>--urls</c> among them.</param>
    public static RootCommand Create(string[] args, Func<string[], Task<int>> runHost)
    {
        var root = new RootCommand("LeadershipBot. Without a command it starts; settings are given as --Section:Name value, in the environment or in appsettings.json.")
        {
            VerifyAnonymityCommand.Create(LeadershipBotHost.CreateBuilder, ProcessSettings.OfThisProcess()),
        };
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((_, _) => runHost(args));
        return root;
    }

    /// <summary>Arguments that begin with @ are values like any other.</summary>
    public static ParserConfiguration Parser { get; } = new() { ResponseFileTokenReplacer = null };
}
