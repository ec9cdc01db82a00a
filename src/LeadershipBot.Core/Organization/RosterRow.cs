namespace LeadershipBot.Core.Organization;

/// <summary>One line of the roster as it was typed; nothing is checked yet.</summary>
/// <param name="Line">Where it stands in the file, counted as a spreadsheet counts its rows.</param>
/// <param name="Id">Column <c>id</c>: the Entra object id, a GUID in any usual spelling.</param>
/// <param name="Name">Column <c>name</c>.</param>
/// <param name="Email">Column <c>email</c>; may be empty.</param>
/// <param name="Team">Column <c>team</c>: the team the person works in, or leads.</param>
/// <param name="TeamParent">
/// Column <c>team parent</c>: the team above. It is enough to say it on one row of the team; the top team has none.
/// </param>
/// <param name="Lead">Column <c>lead</c>: yes, no, true, false, 1, 0 or sí; empty is no.</param>
/// <param name="Role">Column <c>role</c>: staff, manager, leader or administrator; empty is staff.</param>
/// <param name="TimeZone">Column <c>time zone</c>: an IANA name.</param>
/// <param name="Language">Column <c>language</c>: a tag or a name of English or Spanish; empty is English.</param>
public sealed record RosterRow(
    int Line,
    string? Id,
    string? Name,
    string? Email,
    string? Team,
    string? TeamParent,
    string? Lead,
    string? Role,
    string? TimeZone,
    string? Language);

/// <summary>One thing to correct before a roster can be used.</summary>
/// <param name="Line">The line to look at; 0 when it concerns the file as a whole.</param>
/// <param name="Field">The column's heading.</param>
/// <param name="Message">What is wrong and what to do, for somebody who keeps the list in a spreadsheet.</param>
public sealed record InputError(int Line, string Field, string Message);

/// <summary>Either a roster or what is wrong with its rows, never both.</summary>
public sealed record RosterResult
{
    internal RosterResult(Roster roster) => (Roster, Errors) = (roster, []);

    private RosterResult(IReadOnlyList<InputError> errors) => Errors = errors;

    /// <summary>The roster; null exactly when there are errors.</summary>
    public Roster? Roster { get; }

    /// <summary>No roster, and why.</summary>
    /// <param name="errors">At least one.</param>
    public static RosterResult Refused(IReadOnlyList<InputError> errors) => new(errors);

    /// <summary>Every error found, by line; empty exactly when there is a roster.</summary>
    public IReadOnlyList<InputError> Errors { get; }
}
