using System.CommandLine;
using LeadershipBot.Core.Organization;
using LeadershipBot.Operations;
using LeadershipBot.Reports;
using LeadershipBot.Roster;

namespace LeadershipBot.Verification;

/// <summary><c>leadershipbot verify-anonymity</c>: the same settings as the bot, and it tells whether the promise is kept.</summary>
public static class VerifyAnonymityCommand
{
    public const string Name = "verify-anonymity";

    private static readonly LocalizedText NotChecked = new("It could not be checked:", "No se pudo comprobar:");

    /// <param name="createBuilder">The host's own, with whatever the process that starts it adds.</param>
    public static Command Create(Func<string[], WebApplicationBuilder> createBuilder, ProcessSettings settings)
    {
        var language = ReportLanguage.CreateOption();
        var command = new Command(Name, "Look at the live store and settings, change nothing, and tell whether the promise to staff is kept. Takes the bot's own settings.")
        {
            language,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, _) => RunAsync(
            () => createBuilder([.. parsed.UnmatchedTokens]),
            settings,
            ReportLanguage.Of(parsed.GetValue(language)),
            parsed.InvocationConfiguration.Output));
        return command;
    }

    private static async Task<int> RunAsync(Func<WebApplicationBuilder> createBuilder, ProcessSettings settings, Language language, TextWriter output)
    {
        try
        {
            await using var app = LeadershipBotHost.PutTogether(createBuilder());
            var report = await app.Services.GetRequiredService<VerifyAnonymity>().RunAsync(settings);
            await report.WriteToAsync(output, language);
            return report.ExitCode;
        }
        catch (Exception error) when (StartErrors.Describe(error) is not null)
        {
            await output.WriteLineAsync(NotChecked[language]);
            await output.WriteLineAsync(error is UnusableFilesException files ? Unread(files.Errors) : StartErrors.Describe(error));
            return VerificationReport.NotChecked;
        }
    }
    /// <summary>Where, not what stands there.</summary>
    private static string Unread(IReadOnlyList<FileError> errors) => string.Join(Environment.NewLine, errors.Select(error => $"{error.Place}: this can't be read."));
}
