using System.Text.Json;
using LeadershipBot.Preferences;
using LeadershipBot.Pulses;
using LeadershipBot.Sandbox;
using LeadershipBot.Sandbox.Connector;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.MainJob;

/// <summary>Two months at Harbor County where several people changed their settings before the first pulse.</summary>
public class OwnSettings : IAsyncLifetime
{
    internal AgencyAtWork Agency { get; private set; } = null!;

    protected virtual SandboxStore Store => SandboxStore.Sqlite;

    public async ValueTask InitializeAsync()
    {
        Agency = await AgencyAtWork.StartHarborAsync(store: Store);
        await SaveAsync("North1", new { language = "es" });
        await SaveAsync("North3", new { days = "Thursday" });
        await SaveAsync("North4", new { from = "13", to = "15" });
        await SaveAsync("North5", new { pulses = "false" });
        await SaveAsync("North6", new { pause = "2026-10-20" });
        await SaveAsync("North7", new { pause = "2026-10-09" });
        await SaveAsync("NorthLead", new { nudges = "false" });
        await Agency.AdvanceAsync(Harbor.OpensInBothZones);

        // Nine of twenty are 45 %; of the eighteen who were sent the pulse they would be half.
        foreach (var key in new[] { "South1", "South2", "South3", "South4", "North1", "North2", "Admin", "SouthLead", "Director" })
        {
            await Agency.Find(key).AnswersAsync(Items.All(3));
        }

        await Agency.AdvanceAsync("2026-10-14T00:00:00Z");
        await SaveAsync("North5", new { pulses = "true" });
        await Agency.TellsWhatWasHeardAsync();
        await Agency.AdvanceAsync("2026-11-10T00:00:00Z");
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Agency.DisposeAsync();
    }

    /// <summary>Local times at which a poll came to a person, reminders too.</summary>
    internal async Task<IReadOnlyList<DateTime>> PollTimesAsync(string key)
    {
        var person = Agency.Find(key);
        return [.. (await person.HeardAsync(SubmitBallot.VerbName)).Select(message => person.LocalTimeOf(message).DateTime)];
    }

    /// <summary>What a client sends: every input that holds something, as the card had it or as it was changed.</summary>
    private static Dictionary<string, string> FillIn(Message form, object changes)
    {
        var values = CardReader.Elements(form.Card)
            .Where(element => CardReader.Text(element, "type")!.StartsWith("Input.", StringComparison.Ordinal))
            .ToDictionary(input => CardReader.Text(input, "id")!, input => CardReader.Text(input, "value") ?? "", StringComparer.Ordinal);
        foreach (var change in JsonSerializer.SerializeToElement(changes).EnumerateObject())
        {
            values[change.Name] = change.Value.GetString()!;
        }

        return values.Where(value => value.Value.Length > 0).ToDictionary(StringComparer.Ordinal);
    }

    private async Task SaveAsync(string key, object changes)
    {
        var person = Agency.Find(key);
        var form = await person.SaysAsync("settings");
        var saved = (await person.TapsAsync(form, SaveSettings.VerbName, FillIn(form, changes))).GetProperty("value");
        Assert.Matches("^(Saved|Guardado)", Message.WordsOf(saved));
    }
}

/// <summary>The same on Azure Table Storage, as Azurite emulates it.</summary>
public sealed class OwnSettingsOnAzurite : OwnSettings
{
    protected override SandboxStore Store => SandboxStore.Azurite;
}
