using System.Globalization;
using LeadershipBot.Benchmarks.Load;

namespace LeadershipBot.Benchmarks;

/// <summary>Taps of "Submit": token verified, ballot sealed, durable on SQLite, beside peers that check and store nothing.</summary>
internal static class AnswersBenchmark
{
    public static async Task<IReadOnlyList<Row>> RunAsync()
    {
        await using var teams = await LocalTeams.StartAsync();
        var compared = await SideBySide.RunAsync(teams, (activities, person) => activities.Answers(person), "pulse.again"u8.ToArray());
        return
        [
            .. compared.Bots.Select((bot, index) => new Row(
                "card answers, " + bot.Name,
                Describe(bot.Measured),
                index == 0 ? "≤ 0.5 ms of CPU" : "",
                index == 0 ? SideBySide.How + "; token verified, ballot sealed and durable on SQLite" : "answers a card, checks no token and stores nothing")),
            new(
                "card answers against the better peer",
                string.Create(CultureInfo.InvariantCulture, $"{compared.Times:0.0} × {compared.BetterPeer.Name}; p99 {compared.Ours.P99:0.0} ms against {compared.BetterPeer.Measured.P99:0.0} ms"),
                "≥ 1.5 ×, p99 below",
                "same run"),
        ];
    }

    private static string Describe(Measured measured) => string.Create(
        CultureInfo.InvariantCulture,
        $"{measured.PerSecond:N0}/s, p50 {measured.P50:0.0} ms, p99 {measured.P99:0.0} ms, {measured.CpuMilliseconds:0.00} ms of CPU each");
}
