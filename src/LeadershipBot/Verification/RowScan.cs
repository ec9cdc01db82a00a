using System.Text.Json;

namespace LeadershipBot.Verification;

/// <summary>Looks for persons and answers in a value, its keys included, whatever it is meant to be.</summary>
internal sealed class RowScan(PersonalWords persons, ChoiceWords choices)
{
    public bool HoldsPerson(InspectedValue value) => persons.AreIn(Texts(value));

    public bool HoldsPersonAndChoice(InspectedValue value, bool isDialog)
    {
        var texts = Texts(value);
        return persons.AreIn(texts) && HoldsChoice(value, isDialog);
    }

    /// <summary>Keys of 64 hex digits, and the parts of a ballot. An open dialog lies under such a key of its own.</summary>
    public static bool IsBallotLike(InspectedValue value, bool isDialog) =>
        ChoiceWords.IsRespondentKeyIn(Whole(value, isDialog)) || Members(value).Any(ChoiceWords.IsBallotMember);

    private bool HoldsChoice(InspectedValue value, bool isDialog) =>
        choices.AreIn(Whole(value, isDialog)) || Members(value).Any(choices.IsAnswerMember);

    private static string Whole(InspectedValue value, bool isDialog) =>
        $"{(isDialog ? "" : value.PartitionKey)} {value.RowKey} {value.Text} {value.Beside}";

    private static string Texts(InspectedValue value) => $"{value.PartitionKey} {value.RowKey} {Unescaped(value.Text)} {Unescaped(value.Beside)}";

    /// <summary>As it is and, where it is a JSON text in itself or escapes letters, as it reads.</summary>
    private static string Unescaped(string text) => text.Contains('\\', StringComparison.Ordinal) ? $"{text} {string.Join(' ', Strings(text))}" : text;

    private static IEnumerable<string> Members(InspectedValue value) =>
        Tokens(value.Text).Concat(Tokens(value.Beside)).Where(token => token.IsMember).Select(token => token.Text);

    private static IEnumerable<string> Strings(string text) => Tokens(text).Select(token => token.Text);

    private static List<(bool IsMember, string Text)> Tokens(string text)
    {
        var tokens = new List<(bool, string)>();
        if (text.Length == 0)
        {
            return tokens;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            Walk(document.RootElement, tokens);
        }
        catch (JsonException)
        {
            // No JSON: what it says was looked at as text.
        }

        return tokens;
    }

    private static void Walk(JsonElement element, List<(bool IsMember, string Text)> tokens)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    tokens.Add((true, member.Name));
                    Walk(member.Value, tokens);
                }

                break;
            case JsonValueKind.Array:
                foreach (var entry in element.EnumerateArray())
                {
                    Walk(entry, tokens);
                }

                break;
            case JsonValueKind.String when element.GetString() is { } text:
                tokens.Add((false, text));

                // A text that is JSON itself.
                if (text.Length > 1 && text[0] is '{' or '[')
                {
                    tokens.AddRange(Tokens(text));
                }

                break;
            default:
                break;
        }
    }
}
