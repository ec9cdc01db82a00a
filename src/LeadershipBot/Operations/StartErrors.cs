using LeadershipBot.Pulses;
using LeadershipBot.Roster;
using LeadershipBot.Settings;
using LeadershipBot.Storage;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Operations;

/// <summary>Errors that the person who starts the bot can mend, in words instead of a stack trace.</summary>
public static class StartErrors
{
    public static string? Describe(Exception error) => error is SettingsException ? error.Message
        : Problems(error) is { } problems ? string.Join(Environment.NewLine, problems)
        : null;

    /// <summary>One for each thing to mend; null where it is nothing a person could.</summary>
    public static IReadOnlyList<string>? Problems(Exception error) => error switch
    {
        OptionsValidationException options => [.. options.Failures.Select(Words)],
        SettingsException settings => settings.Problems,
        UnusableFilesException or EntityStoreException or MasterSecretException => [error.Message],
        AggregateException several when several.InnerExceptions.Select(Problems).ToList() is var all && all.TrueForAll(problems => problems is not null) =>
            [.. all.SelectMany(problems => problems!)],
        _ => null,
    };

    // The framework wraps an attribute's own words in the names of types and members.
    private static string Words(string failure)
    {
        const string Before = " with the error: '";
        const string After = "'.";
        var start = failure.IndexOf(Before, StringComparison.Ordinal);
        return start >= 0 && failure.EndsWith(After, StringComparison.Ordinal) ? failure[(start + Before.Length)..^After.Length] : failure;
    }
}
