using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Schedules;
using Quartz;

namespace LeadershipBot.Programs;

/// <summary>What recurs at this agency.</summary>
/// <param name="AgencyName">As people call it.</param>
/// <param name="TimeZone">The zone of moments everybody shares, such as when a round closes.</param>
/// <param name="Support">Where to find help; shown with every pulse beside 988.</param>
/// <param name="Wording">The words of nudges and questions, the same for everything the agency sends.</param>
/// <param name="Calendar">When the bot may write first; people's own days and hours take the place of its days and hours.</param>
public sealed record AgencyPrograms(
    string AgencyName,
    TimeZoneInfo TimeZone,
    LocalizedText? Support,
    WorkingCalendar Calendar,
    IReadOnlyList<PulseProgram> Pulses,
    IReadOnlyList<NudgeProgram> Nudges,
    LitigationHold? LitigationHold = null,
    Wording Wording = Wording.Equity)
{
    public IReadOnlyList<CircleProgram> Circles { get; init; } = [];

    /// <summary>The program of a round: its id without the day.</summary>
    public static string ProgramOf(string roundId) => roundId.LastIndexOf('-') is > 0 and var end ? roundId[..end] : roundId;

    /// <summary>What a round's program is called; the agency's name where there is no such program any more.</summary>
    public LocalizedText TitleOf(string roundId)
    {
        var program = ProgramOf(roundId);
        return Pulses.FirstOrDefault(candidate => candidate.Id == program)?.Title ?? new(AgencyName, AgencyName);
    }
}

/// <summary>A legal matter for which the agency must keep its records. While it stands no round opens, because closing one erases answers.</summary>
/// <param name="Reason">What people are told of it beside that; null for nothing.</param>
public sealed record LitigationHold(LocalizedText? Reason);

/// <param name="Id">Lower-case letters and digits; part of table names.</param>
/// <param name="Schedule">When a round opens, in each person's own zone.</param>
/// <param name="DaysOpen">Days from the opening date to the closing date.</param>
/// <param name="CloseAt">Local time, in the agency's zone, at which it closes for everybody.</param>
/// <param name="ReminderAfterDays">Days from the opening date to the reminder; null for none.</param>
public sealed record PulseProgram(
    string Id, LocalizedText Title, string InstrumentId, CronExpression Schedule, int DaysOpen, TimeOnly CloseAt, int? ReminderAfterDays);

public sealed record NudgeProgram(string Id, LocalizedText Title, CronExpression Schedule, IReadOnlyList<Role> Audience)
{
    /// <summary>Whoever leads a team is a manager here, whatever the roster's role says.</summary>
    public bool Includes(Person person) => Audience.Contains(person.Role) || (person.IsLead && Audience.Contains(Role.Manager));
}

/// <param name="Schedule">When circles may be formed, in each person's own zone; they are where the weeks since the last time are over.</param>
/// <param name="EveryWeeks">Weeks from one time to the next.</param>
public sealed record CircleProgram(string Id, LocalizedText Title, CronExpression Schedule, int EveryWeeks);
