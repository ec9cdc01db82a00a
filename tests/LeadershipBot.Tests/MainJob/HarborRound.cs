using System.Text.Json;
using LeadershipBot.Pulses;
using LeadershipBot.Sandbox;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.MainJob;

/// <summary>
/// One round at Harbor County from opening to results, with known answers: six of eight in North, seven of eight in
/// South, and the three who lead.
/// </summary>
public class HarborRound : IAsyncLifetime
{
    internal const string Everybody = "VM-2";
    internal const string SomeCannotTell = "SP-14";

    /// <summary>What the season's three practices add to what is always asked.</summary>
    internal static IReadOnlyList<string> OfTheSeason { get; } = ["LU-1", "RL-8", "SP-16"];

    internal static IReadOnlyDictionary<string, int> Last { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["North1"] = 4, ["North2"] = 4, ["North3"] = 3, ["North4"] = 2, ["North5"] = 5, ["North6"] = 4,
        ["South1"] = 3, ["South2"] = 3, ["South3"] = 4, ["South4"] = 4, ["South5"] = 5, ["South6"] = 2, ["South7"] = 4,
        ["Director"] = 5, ["NorthLead"] = 4, ["SouthLead"] = 3,
    };

    internal AgencyAtWork Agency { get; private set; } = null!;

    protected virtual SandboxStore Store => SandboxStore.Sqlite;

    /// <summary>The card each got in answer, by key.</summary>
    internal Dictionary<string, string> Thanks { get; } = [];

    internal Dictionary<string, IReadOnlyList<Message>> Polls { get; } = [];

    internal Dictionary<string, Message> Reminders { get; } = [];

    internal JsonElement Release { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Agency = await AgencyAtWork.StartHarborAsync(store: Store);
        await Agency.AdvanceAsync(Harbor.OpensInBothZones);
        foreach (var person in Agency.People)
        {
            Polls[KeyOf(person)] = await person.HeardAsync(SubmitBallot.VerbName);
        }

        await AnswerAsync();
        var heardBefore = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var person in Agency.People)
        {
            heardBefore[person.Id] = (await person.HeardAsync()).Count;
        }

        // Two days on, before the reminder, only nudges may come; Harbor's first ones are on Tuesday.
        await Agency.AdvanceAsync(Harbor.RemindedInBothZones);
        foreach (var person in Agency.People)
        {
            Reminders[KeyOf(person)] = (await person.HeardAsync()).Skip(heardBefore[person.Id]).Single(message => message.Offers(SubmitBallot.VerbName));
        }

        await Agency.AdvanceAsync(Harbor.Closes);
        Release = (await Agency.ReleasesAsync()).Single();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Agency.DisposeAsync();
    }

    internal JsonElement Node(string name) =>
        Release.GetProperty("nodes").EnumerateArray().Single(node => node.GetProperty("name").GetString() == name);

    internal JsonElement Score(string node, string measure) =>
        Node(node).GetProperty("scores").EnumerateArray().Single(score => score.GetProperty("measure").GetString() == measure);

    internal static string KeyOf(Colleague person) => person.Name[..person.Name.IndexOf(' ', StringComparison.Ordinal)];

    private async Task AnswerAsync()
    {
        // North5 first says 1 and changes it to 5: (59 + 1) / 17 or 55 / 16 would show that the first time counted.
        await Agency.Find("North5").AnswersAsync(Items.All(1));
        foreach (var (key, point) in Last)
        {
            // Of the second item, three can't tell and one skips; seven agree with 4 and five with 2.
            var second = key switch
            {
                "North1" or "North6" or "South1" => "9",
                "South2" => "0",
                "North2" or "North3" or "North4" or "North5" or "South3" or "South4" or "South5" => "4",
                _ => "2",
            };
            var answers = Items.All(point).With(SomeCannotTell, second);
            if (key is "North4" or "North6")
            {
                // Left out and sent as an empty text: both are skipping. Four answers of North are left to the second.
                answers.Remove("CO-1b");
                answers["LU-1"] = "";
            }

            Thanks[key] = (await Agency.Find(key).AnswersAsync(answers)).GetRawText();
        }
    }
}

/// <summary>The same on Azure Table Storage, as Azurite emulates it.</summary>
public sealed class HarborRoundOnAzurite : HarborRound
{
    protected override SandboxStore Store => SandboxStore.Azurite;
}
