using System.Globalization;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Pulses;
using LeadershipBot.Results;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Results;

/// <summary>Harbor County with as many published rounds as a test likes, a month apart, the last closed in September 2026.</summary>
internal static class RoundsOfHarbor
{
    public const string AboutSupervisor = "LU-1";

    private const string InstrumentId = "first-eight+LU-1";

    private static readonly DateOnly LastClosed = new(2026, 9, 14);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static string IdOf(int monthsAgo) => "pulse-" + LastClosed.AddMonths(-monthsAgo).ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>All groups of a round; what a group is not given it does not show.</summary>
    public static async Task PublishAsync(
        this AgencyAtWork agency, int monthsAgo, IReadOnlyList<ReleaseScore> county, IReadOnlyList<ReleaseScore> north, IReadOnlyList<ReleaseScore> south,
        ResponseBand response = ResponseBand.From50To69, Reliability? reliability = null, string program = "pulse", string instrument = InstrumentId, int closesAt = 0) =>
        await agency.PublishAsync(
            monthsAgo,
            [
                new(Harbor.Root, null, county.Count > 0 ? response : null, county),
                new("North", Harbor.Root, null, north),
                new("South", Harbor.Root, null, south),
            ],
            reliability,
            program,
            instrument,
            closesAt);

    public static async Task PublishAsync(
        this AgencyAtWork agency, int monthsAgo, IReadOnlyList<ReleaseNode> nodes, Reliability? reliability = null, string program = "pulse", string instrument = InstrumentId,
        int closesAt = 0)
    {
        var closed = LastClosed.AddMonths(-monthsAgo);
        var id = program + IdOf(monthsAgo)["pulse".Length..];
        var release = new Release(id, instrument, closed.AddDays(-7), closed, nodes, reliability);
        await agency.Service<Rounds>().TryAddAsync(
            new RoundRow(id, program, instrument, RoundState.Purged, release.Opened, new TimeOnly(10, 0), new DateTimeOffset(closed, new TimeOnly(closesAt, 0), default), [], ResultsSent: true),
            Cancellation);
        await agency.Service<Releases>().PublishAsync(new ReleaseResult(release, new PublishedRound(closed, [], [])), Cancellation);
    }

    /// <summary>The climate score alone.</summary>
    public static ReleaseScore Climate(decimal mean, string answers = "5–9") => Of(Measure.Climate, mean, answers);

    public static ReleaseScore Of(string measure, decimal mean, string answers = "5–9") =>
        new(measure, answers, mean switch { >= 4.5m => "4.5+", <= 1.5m => "1.5−", _ => mean.ToString("0.0", CultureInfo.InvariantCulture) }, Math.Clamp(mean, 1.5m, 4.5m), "60 %", null);

    /// <summary>The climate score and five items, the first of them the highest.</summary>
    public static IReadOnlyList<ReleaseScore> Full(decimal climate, string answers = "5–9") =>
    [
        Climate(climate, answers), Of("VM-2", 4.2m, answers), Of("SP-14", 2.1m, answers), Of("PM-7", 3.3m, answers), Of("VM-9", 3.9m, answers), Of("CO-1b", 2.4m, answers),
    ];
}
