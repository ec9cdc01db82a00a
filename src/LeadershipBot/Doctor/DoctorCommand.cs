using System.CommandLine;
using LeadershipBot.Core.Organization;
using LeadershipBot.Operations;
using LeadershipBot.Reports;
using LeadershipBot.Store;

namespace LeadershipBot.Doctor;

/// <summary><c>leadershipbot doctor</c>: the same settings as the bot, and it tells whether all is well and what to do where it is not.</summary>
public static class DoctorCommand
{
    public const string Name = "doctor";

    private static readonly LocalizedText Unread = new("The settings can't be read at all:", "La configuración no se puede leer:");

    /// <param name="createBuilder">The host's own, with whatever the process that starts it adds.</param>
    public static Command Create(Func<string[], WebApplicationBuilder> createBuilder)
    {
        var language = ReportLanguage.CreateOption();
        var package = new Option<string?>("--package") { Description = "The Teams app package, to compare with the settings", HelpName = "app.zip" };
        var endpoint = new Option<string?>("--registered-endpoint")
        {
            Description = "The messaging endpoint of the bot's registration, as az bot show --query properties.endpoint prints it",
            HelpName = "URL",
        };
        var person = new Option<string?>("--test-card")
        {
            Description = "Send a test card to this administrator of the roster, by id or e-mail. Nothing else is ever sent.",
            HelpName = "PERSON",
        };
        var command = new Command(Name, "Look at settings, identity, network, store, schedule, roster and everything else the bot needs, change nothing, and tell what to do. Takes the bot's own settings.")
        {
            language,
            package,
            endpoint,
            person,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => RunAsync(
            () => createBuilder([.. parsed.UnmatchedTokens]),
            new(parsed.GetValue(package), parsed.GetValue(endpoint), parsed.GetValue(person)),
            ReportLanguage.Of(parsed.GetValue(language)),
            parsed.InvocationConfiguration.Output,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        Func<WebApplicationBuilder> createBuilder, DoctorRequest request, Language language, TextWriter output, CancellationToken cancellationToken)
    {
        WebApplication app;
        try
        {
            app = Build(createBuilder());
        }
        catch (Exception error) when (error is InvalidDataException or FormatException or IOException)
        {
            await output.WriteLineAsync(Unread[language]);
            await output.WriteLineAsync(StartErrors.Describe(error) ?? error.Message);
            return DoctorReport.SomethingBroken;
        }

        // It was never started, so nothing is stopped; a look that hangs is left behind.
        await using (app)
        {
            var report = await app.Services.GetRequiredService<RunDoctor>().RunAsync(request, cancellationToken);
            await report.WriteToAsync(output, language);
            return report.ExitCode;
        }
    }

    /// <summary>Put together and not checked: what is wrong with the settings is part of the report.</summary>
    private static WebApplication Build(WebApplicationBuilder builder)
    {
        // Opening files cleans up in them, which is for the bot alone.
        builder.Services.AddSingleton<BorrowedFiles>();
        return builder.Build();
    }
}
