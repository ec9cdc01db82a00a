using System.Text.Json;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Content;

/// <summary>What System.Text.Json refuses, in words for whoever edits the file.</summary>
internal static class JsonProblems
{
    /// <param name="field">The full one, such as <c>nudges[3].step</c>.</param>
    public static string Words(JsonException problem, string field)
    {
        var message = problem.Message;
        return message switch
        {
            _ when After(message, "including: ") is { } missing => $"needs {missing.TrimEnd('.')}",
            _ when message.Contains("could not be mapped", StringComparison.Ordinal) => "is no field that is known here",
            _ when message.Contains("null values", StringComparison.Ordinal) || message.Contains("doesn't allow", StringComparison.Ordinal) => "must not be null",
            _ when message.Contains("could not be converted", StringComparison.Ordinal) =>
                Choices(field) is { } names ? $"must be one of {string.Join(", ", names)}" : "is of the wrong kind, such as a text where a number is needed",
            _ => After(message, "") ?? message,
        };
    }

    private static string[]? Choices(string field) => field.Split('.')[^1].Split('[')[0] switch
    {
        "step" => Enum.GetNames<NudgeStep>(),
        "actor" => field.StartsWith("nudges", StringComparison.Ordinal) ? Enum.GetNames<NudgeActor>() : Enum.GetNames<SeenActor>(),
        "level" => Enum.GetNames<NudgeLevel>(),
        "basis" => Enum.GetNames<NudgeBasis>(),
        "situations" => Enum.GetNames<NudgeSituation>(),
        "audience" => Enum.GetNames<ItemAudience>(),
        "stem" => Enum.GetNames<Stem>(),
        _ => null,
    };

    /// <summary>What follows, without the place that the message ends with.</summary>
    private static string? After(string message, string mark)
    {
        var start = message.IndexOf(mark, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        var end = message.IndexOf(" Path: ", StringComparison.Ordinal);
        return message[(start + mark.Length)..(end < 0 ? message.Length : end)];
    }
}
