using System.Globalization;
using System.Text;

namespace LeadershipBot.Core.Actions;

/// <summary>What people write in their own words.</summary>
public static class FreeText
{
    /// <summary>The most that is kept of what is too long to send, so that its writer can shorten it.</summary>
    public const int MostKept = 4000;

    private const int Joiner = 0x200D;

    /// <summary>
    /// The text without what could make it read otherwise than it is written, or as nothing at all: control and format characters
    /// other than line ends, and letters that are drawn as blanks. A joiner stays between what it joins, as in an emoji of several
    /// parts. Markup stays as it is typed: whatever shows it shows it as text.
    /// </summary>
    /// <returns>Trimmed, at most <see cref="MostKept"/> characters; null where nothing is left.</returns>
    public static string? Clean(string? typed)
    {
        var text = new StringBuilder();
        Rune[] runes = [.. (typed ?? "").ReplaceLineEndings("\n").EnumerateRunes()];
        for (var index = 0; index < runes.Length; index++)
        {
            var rune = runes[index];
            if (rune.Value is '\n' || !IsUnseen(rune) || (rune.Value == Joiner && index > 0 && index + 1 < runes.Length && IsJoined(runes[index - 1]) && IsJoined(runes[index + 1])))
            {
                text.Append(rune);
            }
            else if (rune.Value is '\t')
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

    /// <summary>How many letters and digits a text has: one without any says nothing.</summary>
    public static int Letters(string text) => text.EnumerateRunes().Count(Rune.IsLetterOrDigit);

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

    private static bool IsUnseen(Rune rune) => IsBlankLetter(rune) || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>The Hangul fillers and the empty Braille pattern: letters and a sign by category, blank to the eye.</summary>
    private static bool IsBlankLetter(Rune rune) => rune.Value is 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0;

    private static bool IsJoined(Rune rune) => !IsBlankLetter(rune) && (Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
}
