using System.Globalization;
using System.Text;

namespace LeadershipBot.Core.Actions;

/// <summary>What people write in their own words.</summary>
public static class FreeText
{
    /// <summary>The most that is kept of what is too long to send, so that its writer can shorten it.</summary>
    public const int MostKept = 4000;

    /// <summary>
    /// The text without what could make it read otherwise than it is written: control characters other than line ends, and those that
    /// turn the direction of writing. Markup stays as it is typed: whatever shows it shows it as text.
    /// </summary>
    /// <returns>Trimmed, at most <see cref="MostKept"/> characters; null where nothing is left.</returns>
    public static string? Clean(string? typed)
    {
        var text = new StringBuilder();
        foreach (var c in (typed ?? "").ReplaceLineEndings("\n"))
        {
            if (c == '\n' || !(char.IsControl(c) || IsDirection(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
            {
                text.Append(c);
            }
            else if (c is '\t')
            {
                text.Append(' ');
            }
        }

        var clean = text.ToString().Trim();
        var length = Math.Min(clean.Length, MostKept);

        // Not within a character of two halves.
        length -= length < clean.Length && char.IsHighSurrogate(clean[length - 1]) ? 1 : 0;
        return length == 0 ? null : clean[..length];
    }

    /// <summary>One line of at most so many characters, with an ellipsis where it was longer.</summary>
    public static string Line(string text, int most)
    {
        var line = string.Join(' ', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (line.Length <= most)
        {
            return line;
        }

        var end = char.IsHighSurrogate(line[most - 2]) ? most - 2 : most - 1;
        return line[..end].TrimEnd() + "…";
    }

    private static bool IsDirection(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' or '\u061C';
}
