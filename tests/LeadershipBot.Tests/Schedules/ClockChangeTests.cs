using LeadershipBot.Core.Schedules;
using LeadershipBot.Nudges;
using LeadershipBot.Schedules;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Schedules;

/// <summary>The real scheduler on days on which clocks are set forward or back, at an agency that is awake at night.</summary>
public sealed class ClockChangeTests
{
    private const string Programs = """
        agency: Night Shift
        timeZone: America/New_York
        quietHours: { from: "23:59", to: "00:00" }
        workingDays: [mon, tue, wed, thu, fri, sat, sun]
        nudges:
          - { id: overlap, title: { en: Overlap, es: Solape }, schedule: "0 30 1 * * ?", audience: [leader] }
          - { id: gap, title: { en: Gap, es: Salto }, schedule: "0 30 2 * * ?", audience: [leader] }
          - { id: midnight, title: { en: Midnight, es: Medianoche }, schedule: "0 1 0 ? * SUN", audience: [leader] }
          - { id: morning, title: { en: Morning, es: Mañana }, schedule: "0 0 10 * * ?", audience: [leader] }
        """;

    private static readonly string[] Zones =
        ["America/New_York", "America/Phoenix", "America/Anchorage", "Pacific/Honolulu", "America/Puerto_Rico", "America/St_Johns"];

    private static readonly (string Program, TimeOnly Time, bool IsWeekly)[] Schedules =
        [("overlap", new(1, 30), false), ("gap", new(2, 30), false), ("midnight", new(0, 1), true), ("morning", new(10, 0), false)];

    /// <summary>The Sundays on which clocks change in the United States and Canada.</summary>
    public static TheoryData<string> Sundays { get; } =
        ["2026-03-08", "2026-11-01", "2027-03-14", "2027-11-07", "2028-03-12", "2028-11-05", "2029-03-11", "2029-11-04", "2030-03-10", "2030-11-03"];

    [Theory]
    [MemberData(nameof(Sundays))]
    public async Task Every_date_has_one_send_in_every_zone_at_the_wall_clocks_time(string sunday)
    {
        var changes = DateOnly.Parse(sunday, null);
        var people = Zones.Select((zone, index) => new Member($"Leader{index}", $"c0ffee00-{index:d4}-4abc-8def-0123456789ab", $"Team{index}", index == 0 ? "" : "Team0", "leader", IsLead: true, zone));
        await using var agency = await AgencyAtWork.StartHarborAsync(
            change: Downtime.ManyMessages, roster: Harbor.Csv(people), programs: Programs, start: new DateTimeOffset(changes.AddDays(-1).ToDateTime(new TimeOnly(2, 0)), TimeSpan.Zero));

        await agency.AdvanceAsync($"{changes.AddDays(2):yyyy-MM-dd}T02:00:00Z");

        foreach (var (zone, index) in Zones.Select((zone, index) => (zone, index)))
        {
            var expected = DatesFrom(changes, zone).Order().ToList();
            var heard = await agency.Find($"Leader{index}").HeardAsync(AnswerNudge.Accept);
            Assert.Equal(expected, heard.Select(message => message.At));
        }

        // Each claimed once and done, however often a trigger fired.
        var rows = (await agency.ReadAsync(Tables.Occurrences)).Where(row => char.IsAsciiDigit(row.RowKey[0])).ToList();
        Assert.Equal(Zones.Sum(zone => DatesFrom(changes, zone).Count()), rows.Count);
        Assert.All(rows, row => Assert.Contains($"\"{nameof(OccurrenceStage.Done)}\"", row.Body, StringComparison.Ordinal));
    }

    /// <summary>What comes from two in the morning of the day before, in London, until two days after.</summary>
    private static IEnumerable<DateTimeOffset> DatesFrom(DateOnly changes, string zone)
    {
        var clocks = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var start = new DateTimeOffset(changes.AddDays(-1).ToDateTime(new TimeOnly(2, 0)), TimeSpan.Zero);
        return from schedule in Schedules
               from day in Enumerable.Range(-2, 5).Select(changes.AddDays)
               where !schedule.IsWeekly || day.DayOfWeek == DayOfWeek.Sunday
               let due = ZonedTime.At(day, schedule.Time, clocks)
               where due > start && due <= start.AddDays(3)
               select due;
    }
}
