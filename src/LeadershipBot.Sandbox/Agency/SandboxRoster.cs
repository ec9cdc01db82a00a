using LeadershipBot.Core.Organization;

namespace LeadershipBot.Sandbox.Agency;

/// <summary>The people the sandbox plays, in the order of the roster file.</summary>
public sealed class SandboxRoster
{
    private readonly Dictionary<string, Person> _byId;
    private readonly IReadOnlyDictionary<string, string?> _parents;

    public SandboxRoster(IReadOnlyList<Person> people, IReadOnlyDictionary<string, string?> parents)
    {
        People = people;
        _parents = parents;
        _byId = people.DistinctBy(person => person.Id, StringComparer.OrdinalIgnoreCase).ToDictionary(person => person.Id, StringComparer.OrdinalIgnoreCase);
        Shown = [.. new[] { Role.Staff, Role.Manager, Role.Leader }
            .Select(role => people.FirstOrDefault(person => person.Role == role))
            .OfType<Person>()];
    }

    public IReadOnlyList<Person> People { get; }

    /// <summary>Whose chats the page opens with: the first caseworker, the first supervisor and the director.</summary>
    public IReadOnlyList<Person> Shown { get; }

    public Person? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Somebody of the same tenant whom no roster names, to see what the bot's pages say to them.</summary>
    public static Person Stranger { get; } = new(
        "5a4db0c5-0b07-4000-8000-000000000000", "Somebody not on the roster", "", "", IsLead: false, Role.Staff, "America/Denver", Language.English);

    /// <summary>The team directly under the root that <paramref name="team"/> belongs to, or the root itself.</summary>
    public string RegionOf(string team)
    {
        var region = team;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (seen.Add(region)
            && _parents.GetValueOrDefault(region) is { } parent
            && _parents.GetValueOrDefault(parent) is not null)
        {
            region = parent;
        }

        return region;
    }
}
