using System.Globalization;
using System.Security.Cryptography;
using LeadershipBot.Content;
using LeadershipBot.Core;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Pulses;
using LeadershipBot.Results;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Benchmarks;

/// <summary>Closing a large round: stream, open and count the ballots, decide what may be shown, publish, erase.</summary>
internal static class CloseBenchmark
{
    private const int People = 100_000;
    private const int Teams = 2_000;
    private const int Regions = 40;
    private const string RoundId = "pulse-20260907";

    public static async Task<IReadOnlyList<Row>> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-");
        try
        {
            await using var store = new SqliteEntityStore(folder.FullName);
            var instrument = ContentLibrary.Load().Instrument("first-eight");
            var roster = Organization();
            var file = new FileMasterSecret(Options.Create(new StoreOptions { DataDirectory = folder.FullName }));
            var master = new MasterSecret(file, vault: null!, Options.Create(new KeyVaultOptions()));
            var keys = new RoundKeys(store, master);
            await keys.MakeAsync(RoundId, default);
            foreach (var table in new[] { Tables.Ballots(RoundId), Tables.RoundRosters, Tables.PublishedGroups, Tables.Releases })
            {
                await store.CreateTableAsync(table);
            }

            await store.TryAddLargeAsync(Tables.RoundRosters, RoundId, roster, CoreJsonContext.Default.FrozenRoster, default);
            await AnswerAsync(store, roster, instrument, ((KeysResult<IntakeKeys>.Keys)await keys.ReadForIntakeAsync(RoundId, default)).Value);

            GC.Collect();
            var before = GC.GetTotalMemory(forceFullCollection: true);
            using var peak = new PeakMemory();
            var started = TimeProvider.System.GetTimestamp();
            var counting = await new CountBallots(store, keys, new RoundTroubles(TimeProvider.System), NullLogger<CountBallots>.Instance).RunAsync(RoundId, instrument, roster, default);
            var counted = TimeProvider.System.GetElapsedTime(started);
            var facts = new RoundFacts(RoundId, new DateOnly(2026, 9, 7), new DateOnly(2026, 9, 14));
            var release = ReleasePolicy.Apply(facts, instrument, roster, ((CountResult.Counted)counting).Tally, PublishedHistory.Empty);
            var decided = TimeProvider.System.GetElapsedTime(started);
            await new Releases(store, new Rounds(store)).PublishAsync(release, default);
            await store.DropTableAsync(Tables.Ballots(RoundId));
            await keys.DropAsync(RoundId, default);
            await store.DeleteLargeAsync(Tables.RoundRosters, RoundId, default);
            var closed = TimeProvider.System.GetElapsedTime(started);

            var shown = release.Release.Nodes.Count(node => node.IsPublished);
            return
            [
                new(
                    string.Create(CultureInfo.InvariantCulture, $"closing {People:N0} ballots in {Teams:N0} teams"),
                    string.Create(CultureInfo.InvariantCulture, $"{closed.TotalSeconds:0.0} s (counting {counted.TotalSeconds:0.0} s, release policy {(decided - counted).TotalSeconds:0.00} s, writing and erasing {(closed - decided).TotalSeconds:0.0} s; {shown:N0} groups shown)"),
                    "≤ 10 s",
                    "SQLite file, one process; from the first ballot read to the last file erased, without the wait for other processes"),
                new(
                    "memory while closing",
                    string.Create(CultureInfo.InvariantCulture, $"{(peak.Bytes - before) / 1e6:0} MB above rest at the peak of the managed heap"),
                    "≤ 200 MB",
                    "sampled every 5 ms"),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static FrozenRoster Organization()
    {
        var regions = Enumerable.Range(0, Regions).Select(region => new FrozenTeam($"Region {region:D2}", "Agency", HasLead: true));
        var teams = Enumerable.Range(0, Teams).Select(team => new FrozenTeam($"Team {team:D4}", $"Region {team % Regions:D2}", HasLead: true));
        IReadOnlyList<FrozenTeam> all = [new("Agency", null, HasLead: true), .. regions, .. teams];
        var tree = OrganizationTree.FromParents(all.Select(team => (team.Name, team.Parent)));
        var cells = Enumerable.Range(0, People)
            .GroupBy(person => tree.Find($"Team {person % Teams:D4}")!.Index, person => person.ToString("D6", CultureInfo.InvariantCulture))
            .Select(group => new FrozenCell(group.Key, [.. group]));
        return new FrozenRoster(all, [.. cells]);
    }

    private static async Task AnswerAsync(
        SqliteEntityStore store, FrozenRoster roster, Instrument instrument, IntakeKeys keys)
    {
        var random = new Random(1);
        using var sealer = new BallotSealer(RoundId, keys.Secret, keys.PublicKey);
        var ballots = new List<Entity>(People);
        for (var cell = 0; cell < roster.CellCount; cell++)
        {
            foreach (var person in roster.PeopleIn(cell))
            {
                var answers = instrument.Items.Select(_ => Answer.TryFromCode(random.Next(0, 6), out var answer) ? answer : default).ToArray();
                var key = RespondentKey.Derive(keys.Secret, RoundId, person);
                var ballot = sealer.Seal(BallotCodec.Encode(new Ballot(cell, answers)), key);
                ballots.Add(StoredJson.ToEntity(key[..1], key, ballot, CoreJsonContext.Default.SealedBallot));
            }
        }

        foreach (var partition in ballots.GroupBy(ballot => ballot.PartitionKey, StringComparer.Ordinal))
        {
            foreach (var chunk in partition.Chunk(100))
            {
                await store.BatchAsync(Tables.Ballots(RoundId), [.. chunk.Select(ballot => new BatchOperation(BatchAction.Insert, ballot))]);
            }
        }

        keys.Dispose();
    }

    private sealed class PeakMemory : IDisposable
    {
        private readonly Timer _timer;
        private long _bytes;

        public PeakMemory() => _timer = new Timer(
            _ => _bytes = Math.Max(_bytes, GC.GetTotalMemory(forceFullCollection: false)), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(5));

        public long Bytes => Interlocked.Read(ref _bytes);

        public void Dispose() => _timer.Dispose();
    }
}
