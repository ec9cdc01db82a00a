using LeadershipBot.Core.Access;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Organization;
using LeadershipBot.Preferences;
using LeadershipBot.Programs;

namespace LeadershipBot.Roster;

/// <summary>The agency as its files say now: people and programs. Both are replaced whole when a file changes.</summary>
public sealed class Agency
{
    private Snapshot? _current;

    public Core.Organization.Roster Roster => Current.Roster;

    /// <summary>Names of the roster in a text that is about to go to others. The names are taken in once for each roster.</summary>
    public IReadOnlyList<string> NamesIn(string text) => Current.Names.Value.Find(text);

    public AgencyPrograms Programs => Current.Programs;

    /// <summary>Whether nudges come to this person by their role.</summary>
    public bool IsNudged(Person person) => Programs.Nudges.Any(program => program.Includes(person));

    /// <summary>Whether nudges are for this person: by their role, or because they asked for them.</summary>
    public bool GetsNudges(Person person, PreferencesRow wishes) => IsNudged(person) || (wishes.WantsNudges && Programs.Nudges.Count > 0);

    public NudgeSettings NudgeSettingsOf(Person person) =>
        IsNudged(person) ? NudgeSettings.ByRole : Programs.Nudges.Count > 0 ? NudgeSettings.OnRequest : NudgeSettings.None;

    /// <summary>Whether this person may see and stop what is being sent.</summary>
    public bool MayOperate(Person person) => AccessPolicy.May(Roster, person.Id, new Resource.Operations());

    private Snapshot Current => _current ?? throw new InvalidOperationException("The roster and the programs are not loaded yet.");

    public void Replace(Core.Organization.Roster roster, AgencyPrograms programs) => _current = new(roster, programs);

    private sealed record Snapshot(Core.Organization.Roster Roster, AgencyPrograms Programs)
    {
        public Lazy<NamesCheck> Names { get; } = new(() => new(Roster.People.Select(person => person.Name)));
    }
}
