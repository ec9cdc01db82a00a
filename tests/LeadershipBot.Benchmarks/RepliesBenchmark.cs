using System.Globalization;
using LeadershipBot.Benchmarks.Load;

namespace LeadershipBot.Benchmarks;

/// <summary>Messages answered through the connector: one HTTP call out for each.</summary>
internal static class RepliesBenchmark
{
    public static async Task<IReadOnlyList<Row>> RunAsync()
    {
        await using var teams = await LocalTeams.StartAsync();
        var seen = 0L;
        var withToken = 0L;
        var compared = await SideBySide.RunAsync(teams, (activities, person) => activities.Says(person, "help"), [], (name, answered) =>
        {
            var (sent, signed) = (teams.Messages - seen, teams.MessagesWithToken - withToken);
            (seen, withToken) = (teams.Messages, teams.MessagesWithToken);
            if (sent != answered || signed != (name == "LeadershipBot" ? answered : 0))
            {
                throw new InvalidOperationException($"{name} answered {answered} messages and sent {sent}, {signed} with a token.");
            }
        });
        return
        [
            .. compared.Bots.Select((bot, index) => new Row(
                "replies, " + bot.Name,
                Describe(bot.Measured),
                "",
                index == 0 ? SideBySide.How + "; \"help\" with its token verified, answered with a card and a bearer token" : "one line of text, no token in or out")),
            new(
                "replies against the better peer",
                string.Create(CultureInfo.InvariantCulture, $"{compared.Times:0.0} × {compared.BetterPeer.Name}; p99 {compared.Ours.P99:0.0} ms against {compared.BetterPeer.Measured.P99:0.0} ms"),
                "≥ 3 ×",
                "same run"),
        ];
    }

    private static string Describe(Measured measured) => string.Create(
        CultureInfo.InvariantCulture,
        $"{measured.PerSecond:N0}/s, p50 {measured.P50:0.0} ms, p99 {measured.P99:0.0} ms, {measured.CpuMilliseconds:0.00} ms of CPU each");
}
