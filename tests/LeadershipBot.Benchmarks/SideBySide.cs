using System.Globalization;
using System.Text.Json.Nodes;
using LeadershipBot.Benchmarks.Bots;
using LeadershipBot.Benchmarks.Load;

namespace LeadershipBot.Benchmarks;

/// <summary>This bot and its peers under the same load from the same client, in turn, in short slices of one run.</summary>
internal static class SideBySide
{
    public const int Slices = 3;
    public const int People = 10_000;
    public static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    public static readonly TimeSpan Slice = TimeSpan.FromSeconds(5);

    public static string How => $"{ClosedLoop.Connections} connections, {Slices} × {Slice.TotalSeconds:0} s each in turn after {WarmUp.TotalSeconds:0} s of warm-up; client on the same two cores, its time not counted";

    /// <param name="act">What each person does.</param>
    /// <param name="expected">What every answer holds.</param>
    /// <param name="check">Called with each bot's name and how many answers it gave in all.</param>
    public static async Task<Comparison> RunAsync(
        LocalTeams teams, Func<Activities, Core.Organization.Person, JsonObject> act, byte[] expected, Action<string, long>? check = null)
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-");
        await Peers.InstallAsync();
        var agency = BenchmarkAgency.Write(folder.FullName, People);
        var bots = new List<MeasuredBot>();
        try
        {
            bots.Add(await LeadershipBotProcess.StartMidRoundAsync(teams.Addresses.Root, teams.TokenForBot, agency, Path.Combine(folder.FullName, "store")));
            foreach (var peer in Peers.Documented.Append(Peers.Bare))
            {
                bots.Add(await Peers.StartAsync(peer));
            }

            var activities = new Activities(teams.Addresses);
            var loops = bots.ConvertAll(bot => new ClosedLoop(bot, [.. agency.People.Select(person => new PreparedRequest(bot, act(activities, person)))], expected));
            var slices = bots.ConvertAll(_ => new List<Measured>());
            for (var slice = 0; slice <= Slices; slice++)
            {
                for (var bot = 0; bot < bots.Count; bot++)
                {
                    var measured = await loops[bot].RunAsync(slice == 0 ? WarmUp : Slice);
                    check?.Invoke(bots[bot].Name, measured.Count);
                    if (slice > 0)
                    {
                        slices[bot].Add(measured);
                    }
                }
            }

            return new Comparison([.. bots.Select((bot, index) => (bot.Name, Measured.Together(slices[index])))]);
        }
        finally
        {
            foreach (var bot in bots)
            {
                await bot.DisposeAsync();
            }

            folder.Delete(recursive: true);
        }
    }
}

/// <summary>This bot first, then its peers.</summary>
internal sealed record Comparison(IReadOnlyList<(string Name, Measured Measured)> Bots)
{
    public Measured Ours => Bots[0].Measured;

    public IReadOnlyList<Row> Rows(string what, string target, string timesTarget, string how, string howPeers)
    {
        var better = Bots.Where(bot => Peers.Documented.Contains(bot.Name)).MaxBy(bot => bot.Measured.PerSecond);
        var bare = Bots.Single(bot => bot.Name == Peers.Bare);
        return
        [
            .. Bots.Select((bot, index) => new Row(
                $"{what}, {bot.Name}", Describe(bot.Measured), index == 0 ? target : "", index == 0 ? $"{SideBySide.How}; {how}" : howPeers)),
            new($"{what}, against the better peer", Against(better), timesTarget, "same run"),
            new($"{what}, against that one's adapter without Express", Against(bare), "", "same run"),
        ];
    }

    /// <summary>Draws the bots beside each other, into the documentation.</summary>
    public async Task DrawAsync(string title, string file)
    {
        var bars = Bots.Select(bot => (
            bot.Name,
            bot.Measured.PerSecond,
            string.Create(CultureInfo.InvariantCulture, $"p99 {bot.Measured.P99:0} ms, {bot.Measured.CpuMilliseconds:0.00} ms CPU"))).ToList();
        await File.WriteAllTextAsync(Path.Combine(Repository.Pictures, file), Chart.Draw(title, bars));
    }

    private string Against((string Name, Measured Measured) peer) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Ours.PerSecond / peer.Measured.PerSecond:0.0} × {peer.Name}; p99 {Ours.P99:0.0} ms against {peer.Measured.P99:0.0} ms");

    private static string Describe(Measured measured) => string.Create(
        CultureInfo.InvariantCulture,
        $"{measured.PerSecond:N0}/s, p50 {measured.P50:0.0} ms, p99 {measured.P99:0.0} ms, {measured.CpuMilliseconds:0.00} ms of CPU each");
}
