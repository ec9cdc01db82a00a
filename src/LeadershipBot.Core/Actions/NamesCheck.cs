using System.Globalization;
using System.Text;

namespace LeadershipBot.Core.Actions;

/// <summary>
/// Looks for people's names in what is about to go to a team. It is a gentle check and no lock: names that are everyday words,
/// or are written in another way, get past it, and whoever writes may send it all the same.
/// </summary>
public sealed class NamesCheck
{
    private const int ShortestAnyCase = 4;

    // Names that are also words: only with a capital letter.
    private static readonly HashSet<string> EverydayWords = new(StringComparer.Ordinal)
    {
        "april", "angel", "bill", "chance", "cruz", "dawn", "drew", "faith", "flores", "frank", "grace", "grant", "guy", "hope", "iris", "june", "king",
        "lead", "long", "luna", "luz", "mark", "milagros", "paz", "price", "reyes", "rich", "rios", "rosa", "rose", "sol", "summer", "wade", "ward", "west",
        "white", "will", "young", "admin", "director", "north", "south", "east",
    };

    private readonly ILookup<string, string> parts;

    /// <summary>Takes in names once, to look at as many texts as there are: of 100,000 that is most of a second.</summary>
    /// <param name="names">Full names of the people a text might be about.</param>
    public NamesCheck(IEnumerable<string> names) => parts = names.SelectMany(Words).Where(IsName).Distinct(StringComparer.Ordinal).ToLookup(Plain, StringComparer.Ordinal);

    /// <summary>The names found, as the roster writes them, each once, in the order of the text.</summary>
    /// <param name="text">What is to be sent.</param>
    public IReadOnlyList<string> Find(string text) =>
    [
        .. Words(text)
            .Where(word => parts[Plain(word)].Any() && (char.IsUpper(word[0]) || IsUnmistakable(word)))
            .Select(word => parts[Plain(word)].First())
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Particles such as "de la" are none.</summary>
    private static bool IsName(string word) => word.Length > 1 && !char.IsLower(word[0]) && !char.IsDigit(word[0]);

    private static bool IsUnmistakable(string word) => word.Length >= ShortestAnyCase && !EverydayWords.Contains(Plain(word));

    /// <summary>Letters and digits; a hyphen or an apostrophe parts words, so that each half of a double name is found.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormC).Append(' '))
        {
            if (char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                word.Append(c);
            }
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }
    }

    private static string Plain(string word)
    {
        var plain = new StringBuilder(word.Length);
        foreach (var c in word.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))
        {
            plain.Append(char.ToLowerInvariant(c));
        }

        return plain.ToString();
    }
}
