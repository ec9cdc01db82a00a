using System.Text.RegularExpressions;
using LeadershipBot.Content;

namespace LeadershipBot.Verification;

/// <summary>What an answer could be known by: an item's id, a field for answers, the key or the parts of a ballot.</summary>
public sealed partial class ChoiceWords
{
    private static readonly HashSet<string> BallotMembers = new(StringComparer.OrdinalIgnoreCase) { "ciphertext", "ephemeralKey", "nonce", "ballot", "ballots" };

    private static readonly HashSet<string> AnswerMembers = new(StringComparer.OrdinalIgnoreCase)
    {
        "answer", "answers", "answered", "choice", "choices", "item", "items", "rating", "ratings", "respondent", "respondentKey", "score", "scores", "vote", "votes",
    };

    private readonly Regex _items;

    public ChoiceWords(ContentLibrary content)
    {
        // A season may ask any practice's items.
        var ofPractices = content.Nudges.Practices.SelectMany(practice => practice.Items).Select(item => item.Item);
        var ids = content.Instruments.SelectMany(instrument => instrument.Items).Concat(ofPractices).Select(item => Regex.Escape(item.Id)).Distinct(StringComparer.Ordinal);
        _items = new($@"(?<![\w-])(?:{string.Join('|', ids)})(?![\w-])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
    }

    public bool AreIn(string text) => _items.IsMatch(text) || IsRespondentKeyIn(text);

    public bool IsAnswerMember(string name) => AnswerMembers.Contains(name) || IsBallotMember(name) || AreIn(name);

    public static bool IsBallotMember(string name) => BallotMembers.Contains(name);

    /// <summary>64 hex digits, not more.</summary>
    public static bool IsRespondentKeyIn(string text) => RespondentKey().IsMatch(text);

    [GeneratedRegex("(?<![0-9a-z])[0-9a-f]{64}(?![0-9a-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 60_000)]
    private static partial Regex RespondentKey();
}
