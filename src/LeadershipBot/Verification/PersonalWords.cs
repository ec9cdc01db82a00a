using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace LeadershipBot.Verification;

/// <summary>What points to a person: Entra ids, names and e-mail addresses of the roster, conversation ids, Teams user ids.</summary>
public sealed partial class PersonalWords
{
    private readonly SearchValues<string> _words;
    private readonly HashSet<Guid> _own;

    /// <param name="teams">A person's name that is part of a team's name is no sign of the person.</param>
    /// <param name="own">Ids of the bot and its tenant.</param>
    public PersonalWords(Core.Organization.Roster roster, IEnumerable<string> conversations, IReadOnlyCollection<string> teams, IEnumerable<string> own)
    {
        var chats = conversations.Where(id => id.Length > 0).ToList();
        _words = SearchValues.Create(
            [
                .. roster.People.Select(person => person.Id.Replace("-", "", StringComparison.Ordinal)),
                .. roster.People.Select(person => person.Email).Where(email => email.Contains('@', StringComparison.Ordinal)),
                .. roster.People.Select(person => person.Name).Where(name => name.Contains(' ', StringComparison.Ordinal)
                    && !teams.Any(team => team.Contains(name, StringComparison.OrdinalIgnoreCase))),
                .. chats,
                .. chats.Select(DialogKeyOf),
            ],
            StringComparison.OrdinalIgnoreCase);
        _own = [.. own.Select(id => Guid.TryParse(id, out var guid) ? guid : Guid.Empty)];
    }

    public bool AreIn(string text) =>
        text.AsSpan().ContainsAny(_words)
        || TeamsUser().IsMatch(text)
        || Id().EnumerateMatches(text) is var ids && ContainsPerson(ids, text);

    /// <summary>A name of a file or a table, unless whoever chose it put an id into it.</summary>
    public static string Hidden(string name) =>
        Id().IsMatch(name) || name.Contains('@', StringComparison.Ordinal) || Key().IsMatch(name) ? "[…]" : $"\"{name}\"";

    /// <summary>The key under which a chat's open dialog is kept.</summary>
    public static string DialogKeyOf(string conversationId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(conversationId)));

    private bool ContainsPerson(Regex.ValueMatchEnumerator ids, string text)
    {
        foreach (var id in ids)
        {
            if (!_own.Contains(Guid.Parse(text.AsSpan(id.Index, id.Length))))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 60_000)]
    private static partial Regex Id();

    [GeneratedRegex("(?<![0-9a-z])29:[0-9a-z_-]{20,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 60_000)]
    private static partial Regex TeamsUser();

    [GeneratedRegex("[0-9a-f]{32}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 60_000)]
    private static partial Regex Key();
}
