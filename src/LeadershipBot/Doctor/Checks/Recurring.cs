using LeadershipBot.Core.Organization;
using LeadershipBot.Programs;
using Quartz;

namespace LeadershipBot.Doctor.Checks;

/// <summary>A program of any kind, as far as its dates go.</summary>
internal sealed record Recurring(string Id, LocalizedText Title, CronExpression Schedule, bool IsPoll)
{
    public static IReadOnlyList<Recurring> Of(AgencyPrograms programs) =>
    [
        .. programs.Pulses.Select(program => new Recurring(program.Id, program.Title, program.Schedule, IsPoll: true)),
        .. programs.Nudges.Select(program => new Recurring(program.Id, program.Title, program.Schedule, IsPoll: false)),
        .. programs.Circles.Select(program => new Recurring(program.Id, program.Title, program.Schedule, IsPoll: false)),
    ];

    public static IReadOnlyList<string> ZonesOf(Core.Organization.Roster roster) =>
        [.. roster.People.Select(person => person.TimeZone).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
