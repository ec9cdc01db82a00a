namespace LeadershipBot.Core.Actions;

/// <summary>How long it is kept what was told, promised and put to leaders.</summary>
public static class Keeping
{
    /// <summary>For so many years after it was over.</summary>
    public const int Years = 2;

    /// <summary>Whether an action has been done or dropped for that long; one that goes on is kept.</summary>
    public static bool IsOver(LeadershipAction action, DateTimeOffset now) => !action.IsOpen && IsOver(action.ChangedAt, now);

    /// <summary>Whether a barrier was answered that long ago; an open one is kept.</summary>
    public static bool IsOver(LeadershipBarrier barrier, DateTimeOffset now) => barrier.Reply is { } reply && IsOver(reply.At, now);

    /// <summary>
    /// The rounds whose tellings are over, out of those with a telling: never the last one of a program, since its next round
    /// opens because of it.
    /// </summary>
    /// <param name="told">Each round, an id that ends in a hyphen and its date, and when anybody was told last.</param>
    /// <param name="now">Now.</param>
    public static IReadOnlySet<string> RoundsOver(IEnumerable<(string RoundId, DateTimeOffset At)> told, DateTimeOffset now) => told
        .GroupBy(one => one.RoundId, StringComparer.Ordinal).Select(round => (Id: round.Key, At: round.Max(one => one.At)))
        .GroupBy(round => round.Id[..Math.Max(0, round.Id.LastIndexOf('-'))], StringComparer.Ordinal)
        .SelectMany(program => program.OrderByDescending(round => round.Id, StringComparer.Ordinal).Skip(1))
        .Where(round => IsOver(round.At, now)).Select(round => round.Id).ToHashSet(StringComparer.Ordinal);

    private static bool IsOver(DateTimeOffset moment, DateTimeOffset now) => moment.AddYears(Years) <= now;
}
