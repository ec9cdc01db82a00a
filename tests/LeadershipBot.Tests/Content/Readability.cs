using System.Text.RegularExpressions;

namespace LeadershipBot.Tests.Content;

/// <summary>The two usual formulas for how hard a text is to read; syllables are counted by rule, so good to about a grade.</summary>
internal static partial class Readability
{
    /// <summary>Spanish words that only someone who says tú uses.</summary>
    public static IReadOnlyList<string> Familiar { get; } = ["tú", "tu", "tus", "te", "ti", "contigo", "tuyo", "tuya", "eres", "tienes", "puedes", "haces"];

    /// <summary>US school grade of an English text: 0.39 words per sentence + 11.8 syllables per word − 15.59 (Kincaid et al., 1975).</summary>
    public static double FleschKincaidGrade(string english)
    {
        var words = Words(english);
        return (0.39 * words.Count / Sentences(english)) + (11.8 * words.Sum(EnglishSyllables) / words.Count) - 15.59;
    }

    /// <summary>
    /// Ease of a Spanish text, 0 to 100, 60 and more is plain: 206.84 − 60 syllables per word − 1.02 words per sentence
    /// (Fernández Huerta, 1959).
    /// </summary>
    public static double FernandezHuerta(string spanish)
    {
        var words = Words(spanish);
        return 206.84 - (60.0 * words.Sum(SpanishSyllables) / words.Count) - (1.02 * words.Count / Sentences(spanish));
    }

    public static IReadOnlyList<string> Words(string text) => [.. Word().Matches(text).Select(match => match.Value.ToLowerInvariant())];

    /// <summary>A run of vowels is a syllable; a silent e at the end is not, except in -le; -ed only after t or d.</summary>
    public static int EnglishSyllables(string word)
    {
        var letters = word.Replace("’", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
        var spoken = SilentEnding().Replace(letters, "");
        return Math.Max(1, EnglishVowels().Count(spoken));
    }

    /// <summary>Each strong vowel (a e o) and each stressed weak one (í ú) is a syllable; other weak vowels join their neighbour.</summary>
    public static int SpanishSyllables(string word)
    {
        var spoken = SilentSpanishU().Replace(word, "");
        return Math.Max(1, SpanishNucleus().Count(spoken));
    }

    private static int Sentences(string text) => Math.Max(1, SentenceEnd().Count(text));

    [GeneratedRegex(@"[\p{L}\p{Nd}]+(?:['’-][\p{L}\p{Nd}]+)*", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"[.!?]+(?=[\s”’"")]|$)", RegexOptions.None, 1000)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("[aeiouy]+", RegexOptions.None, 1000)]
    private static partial Regex EnglishVowels();

    [GeneratedRegex("(?<=[aeiouy].*)(?:(?<![^aeiouy]l|[aeiouy])e|(?<![td])ed|(?<![sxzcg]|ch|sh)es)$", RegexOptions.None, 1000)]
    private static partial Regex SilentEnding();

    [GeneratedRegex("(?<=[qg])u(?=[eéií])", RegexOptions.None, 1000)]
    private static partial Regex SilentSpanishU();

    [GeneratedRegex("[aeoáéóíú]|(?<![aeoáéóiuíúü])[iuüy](?![aeoáéóiuíúü])|(?<![aeoáéóiuíúü])[iu](?=[iu](?![aeoáéó]))", RegexOptions.None, 1000)]
    private static partial Regex SpanishNucleus();
}
