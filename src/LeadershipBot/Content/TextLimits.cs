using System.Text.RegularExpressions;

namespace LeadershipBot.Content;

/// <summary>What a text may be at most, an agency's own too. A nudge of the longest texts still fits on a card.</summary>
public static partial class TextLimits
{
    /// <summary>Characters of a few words that stand for an item in a chart.</summary>
    public const int Label = 60;

    /// <summary>Characters of a title.</summary>
    public const int Title = 120;

    /// <summary>Characters of a question, an item or a fact of a source.</summary>
    public const int Sentence = 400;

    /// <summary>Characters of a reason or an act.</summary>
    public const int Paragraph = 900;

    /// <summary>Words of a nudge in one language: title, reason, act and question together.</summary>
    public const int NudgeWords = 120;

    public static int Words(string text) => Word().Count(text);

    [GeneratedRegex(@"[\p{L}\p{Nd}]+(?:['’-][\p{L}\p{Nd}]+)*", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
