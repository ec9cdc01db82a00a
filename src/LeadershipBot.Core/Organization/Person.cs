namespace LeadershipBot.Core.Organization;

/// <summary>What a person does with the bot. A lead of any team may be any of these.</summary>
public enum Role
{
    /// <summary>Answers pulses.</summary>
    Staff,

    /// <summary>Answers pulses, receives nudges and the results of the own team, of what lies beneath it and above it.</summary>
    Manager,

    /// <summary>As a manager, and sees every published node.</summary>
    Leader,

    /// <summary>Runs the bot; sees what a leader sees.</summary>
    Administrator,
}

/// <summary>A row of the roster that passed every check.</summary>
/// <param name="Id">The Entra object id, a GUID in lower case with hyphens.</param>
/// <param name="Name">As shown to colleagues.</param>
/// <param name="Email">For the administrator's eyes only; never used to send.</param>
/// <param name="Team">The name of a team in the same roster.</param>
/// <param name="IsLead">Whether this person leads <paramref name="Team"/>; at most one does.</param>
/// <param name="Role">What the person does with the bot.</param>
/// <param name="TimeZone">An IANA zone name that this machine knows, such as <c>America/Denver</c>.</param>
/// <param name="Language">The language to write in until the person chooses another.</param>
public sealed record Person(
    string Id, string Name, string Email, string Team, bool IsLead, Role Role, string TimeZone, Language Language);
