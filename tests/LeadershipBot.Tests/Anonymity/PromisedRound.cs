using System.Globalization;
using System.Text;
using System.Text.Json;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Pulses;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Anonymity;

/// <summary>
/// A round as staff live through it. Of North four of eight answer and one sends a card with nothing on it; of South seven of
/// eight, one of them twice; the four who read results answer too.
/// </summary>
public sealed class PromisedRound : IAsyncLifetime
{
    internal static IReadOnlyDictionary<string, int> Answered { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["North1"] = 4, ["North2"] = 2, ["North3"] = 3, ["North4"] = 5,
        ["South1"] = 2, ["South2"] = 3, ["South3"] = 3, ["South4"] = 4, ["South5"] = 4, ["South6"] = 3, ["South7"] = 2,
        ["Director"] = 4, ["Admin"] = 3, ["NorthLead"] = 4, ["SouthLead"] = 3,
    };

    internal AgencyAtWork Agency { get; private set; } = null!;

    internal Dictionary<string, string> Thanks { get; } = [];

    internal string BlankThanks { get; private set; } = "";

    internal string PrivacyWhileOpen { get; private set; } = "";

    internal IReadOnlyList<Entity> Ballots { get; private set; } = [];

    internal byte[] Secret { get; private set; } = [];

    /// <summary>What an administrator who broke the rules read of South1 while the round was open, with the round's keys.</summary>
    internal Ballot? Linked { get; private set; }

    internal IReadOnlyList<string> FilesWhileOpen { get; private set; } = [];

    internal JsonElement Release { get; private set; }

    internal Dictionary<string, IReadOnlyList<Message>> Heard { get; } = [];

    public async ValueTask InitializeAsync()
    {
        Agency = await AgencyAtWork.StartHarborAsync();
        await Agency.AdvanceAsync(Harbor.OpensInBothZones);
        await Agency.Find("South1").AnswersAsync(Items.All(5));
        foreach (var (key, point) in Answered)
        {
            Thanks[key] = Words(await Agency.Find(key).AnswersAsync(Items.All(point)));
        }

        BlankThanks = Words(await Agency.Find("North5").AnswersAsync(Items.All(0)));
        PrivacyWhileOpen = (await Agency.Find("North1").SaysAsync("privacy")).Words;
        await Agency.AdvanceAsync("2026-10-12T22:59:00Z");
        Ballots = await Agency.ReadBallotsAsync();
        Secret = [.. (await RoundSecrets.KeysAsync(Agency)).Secret];
        Linked = await LinkAsync("South1");
        FilesWhileOpen = Files();
        await Agency.AdvanceAsync(Harbor.Closes);
        Release = (await Agency.ReleasesAsync()).Single();
        await Agency.Find("Director").SaysAsync("results");
        foreach (var person in Agency.People)
        {
            Heard[person.Name.Split(' ')[0]] = await person.HeardAsync();
        }
    }

    public ValueTask DisposeAsync() => Agency.DisposeAsync();

    internal IReadOnlyList<string> Files() => [.. Directory.EnumerateFiles(Path.Combine(Agency.Folder, "data"), "table-*").Select(path => Path.GetFileName(path))];

    internal static string Words(JsonElement response) => Message.WordsOf(response);

    private async Task<Ballot?> LinkAsync(string key)
    {
        var rowKey = RespondentKey.Derive(Secret, Harbor.RoundId, Agency.Find(key).Id);
        var ballot = JsonSerializer.Deserialize(Ballots.Single(row => row.RowKey == rowKey).Body, Core.CoreJsonContext.Default.SealedBallot)!;
        using var keys = await RoundSecrets.KeysAsync(Agency);
        using var other = BallotSeal.ImportPublicKey(ballot.EphemeralKey)!;
        var opened = BallotSeal.Open(
            BallotSeal.DeriveKey(keys.PrivateKey, other.PublicKey, Harbor.RoundId, Secret), ballot, BallotSeal.AssociatedData(Harbor.RoundId, rowKey));
        return opened is OpenedBallot.Intact intact && BallotCodec.TryDecode(intact.Plaintext, Items.Ids.Count, out var plain) ? plain : null;
    }
}
