namespace LeadershipBot.Benchmarks;

/// <summary>Taps of "Submit": token verified, ballot sealed, durable on SQLite, beside peers that check and store nothing.</summary>
internal static class AnswersBenchmark
{
    public static async Task<IReadOnlyList<Row>> RunAsync()
    {
        await using var teams = await LocalTeams.StartAsync();
        var compared = await SideBySide.RunAsync(teams, (activities, person) => activities.Answers(person), "pulse.again"u8.ToArray());
        await compared.DrawAsync("Card answers a second", "answers.svg");
        return compared.Rows(
            "card answers",
            "≤ 0.5 ms of CPU",
            "≥ 1.5 ×, p99 below",
            "token verified, ballot sealed and durable on SQLite",
            "a card of the same size, no token checked, nothing stored");
    }
}
