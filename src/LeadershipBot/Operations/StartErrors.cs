using LeadershipBot.Pulses;
using LeadershipBot.Settings;
using LeadershipBot.Storage;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Operations;

/// <summary>Errors that the person who starts the bot can mend, in words instead of a stack trace.</summary>
public static class StartErrors
{
    public static string? Describe(Exception error) => error switch
    {
        UnusableFilesException or SettingsException or EntityStoreException or MasterSecretException => error.Message,
        AggregateException { InnerExceptions: [var only] } => Describe(only),
        AggregateException several when several.InnerExceptions.All(inner => Describe(inner) is not null) =>
            string.Join(Environment.NewLine, several.InnerExceptions.Select(Describe)),
        _ => Problems(error) is { } problems ? string.Join(Environment.NewLine, problems) : null,
    };

    /// <summary>What validators found, each on its own; null where the error is another.</summary>
    public static IReadOnlyList<string>? Problems(Exception error) => error switch
    {
        OptionsValidationException options => [.. options.Failures.Select(Words)],
        AggregateException several when several.InnerExceptions.All(inner => inner is OptionsValidationException) =>
            [.. several.InnerExceptions.SelectMany(inner => Problems(inner)!)],
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
