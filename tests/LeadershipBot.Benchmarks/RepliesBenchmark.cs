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
        await compared.DrawAsync("Messages answered through the connector, a second", "replies.svg");
        return compared.Rows(
            "replies",
            "",
            "≥ 3 ×",
            "\"help\", token verified, answered with a card and a bearer token",
            "one line of text, no token in or out");
    }
}
