using LeadershipBot.Store;
using LeadershipBot.Tests.Anonymity;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Crash;

/// <summary>One undisturbed round: its directory at three moments, the writes between them, its secrets and its release.</summary>
public sealed class RecordedRound : IAsyncLifetime
{
    internal const string BeforeOpening = "before opening";
    internal const string BeforeAnswering = "before answering";
    internal const string BeforeClosing = "before closing";

    private readonly KeptFolders _folders = new();

    /// <summary>Who says what, in order; the first one changes their mind at the end.</summary>
    internal static IReadOnlyList<(string Key, Dictionary<string, string> Answers)> Answers { get; } =
    [
        .. new[] { "North1", "North2", "North3", "North4", "North5", "North6", "South1", "South2", "South3", "South4", "South5", "South6", "Director" }
            .Select((key, index) => (key, Items.All(2 + (index % 3)))),
        ("North1", Items.All(4)),
    ];

    internal IReadOnlyList<string> OpeningWrites { get; private set; } = [];

    internal IReadOnlyList<string> AnsweringWrites { get; private set; } = [];

    internal IReadOnlyList<string> ClosingWrites { get; private set; } = [];

    internal IReadOnlyDictionary<string, byte[]> Secrets { get; private set; } = new Dictionary<string, byte[]>(StringComparer.Ordinal);

    internal string Release { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await using (var agency = await AgencyAtWork.StartHarborAsync())
        {
            await agency.AdvanceAsync("2026-10-05T15:59:00Z");
            await agency.StopAsync();
            _folders.Keep(agency.Folder, BeforeOpening);
        }

        OpeningWrites = await RecordAsync(BeforeOpening, BeforeAnswering, agency => agency.AdvanceAsync(Harbor.OpensInBothZones));
        AnsweringWrites = [.. (await RecordAsync(BeforeAnswering, BeforeClosing, async agency =>
        {
            foreach (var (key, answers) in Answers)
            {
                var person = agency.Find(key);
                await person.SaysAsync("pulse");
                await person.AnswersAsync(answers);
            }

            Secrets = await RoundSecrets.CollectAsync(agency);
        })).Where(write => write.Contains("Ballots", StringComparison.Ordinal))];
        ClosingWrites = await RecordAsync(BeforeClosing, keep: null, async agency =>
        {
            await agency.AdvanceAsync(Harbor.Closes);
            Release = await ReadReleaseAsync(agency);

            // A release that shows nothing would be the same whatever was lost.
            Assert.Contains(
                Assert.Single(await agency.ReleasesAsync()).GetProperty("nodes").EnumerateArray(), node => node.GetProperty("scores").GetArrayLength() > 0);
        });
    }

    public ValueTask DisposeAsync()
    {
        _folders.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A directory to destroy.</summary>
    internal string CopyOf(string moment) => _folders.CopyOf(moment);

    /// <summary>Byte for byte as it is stored.</summary>
    internal static async Task<string> ReadReleaseAsync(AgencyAtWork agency) =>
        string.Join('\n', (await agency.ReadAsync(Tables.Releases)).Select(row => $"{row.PartitionKey} {row.RowKey} {row.Body}"));

    private async Task<IReadOnlyList<string>> RecordAsync(string from, string? keep, Func<AgencyAtWork, Task> live)
    {
        WatchedStore store = null!;
        await using var agency = await AgencyAtWork.StartHarborAsync(CopyOf(from), WatchedStore.Into(watched => store = watched));
        store.Changes.Clear();
        await live(agency);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var writes = store.Changes.Select(change => $"{change.Kind} {change.Table}")
            .Select(kind => $"{kind} {counts[kind] = counts.GetValueOrDefault(kind) + 1}").ToList();
        await agency.StopAsync();
        if (keep is not null)
        {
            _folders.Keep(agency.Folder, keep);
        }

        return writes;
    }
}
