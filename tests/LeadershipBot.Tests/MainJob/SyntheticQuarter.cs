using LeadershipBot.Sandbox;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.MainJob;

/// <summary>The sandbox's own agency from October 2 to the end of December: three rounds and thirteen Tuesdays.</summary>
public class SyntheticQuarter : IAsyncLifetime
{
    internal AgencyAtWork Agency { get; private set; } = null!;

    protected virtual SandboxStore Store => SandboxStore.Sqlite;

    /// <summary>What the bot had said to each when the quarter ended, before any test wrote to it.</summary>
    internal Dictionary<Colleague, IReadOnlyList<Message>> Heard { get; } = [];

    public async ValueTask InitializeAsync()
    {
        Agency = await AgencyAtWork.StartSyntheticAsync(store: Store);
        foreach (var afterARound in new[] { "2026-10-14T00:00:00Z", "2026-11-11T00:00:00Z", "2026-12-16T00:00:00Z" })
        {
            await Agency.AdvanceAsync(afterARound);
            await Agency.TellsWhatWasHeardAsync();
        }

        await Agency.AdvanceAsync("2026-12-30T00:00:00Z");
        foreach (var person in Agency.People)
        {
            Heard[person] = await person.HeardAsync();
        }
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Agency.DisposeAsync();
    }
}

/// <summary>The same on Azure Table Storage, as Azurite emulates it.</summary>
public sealed class SyntheticQuarterOnAzurite : SyntheticQuarter
{
    protected override SandboxStore Store => SandboxStore.Azurite;
}

[CollectionDefinition(nameof(SyntheticQuarter))]
public sealed class SyntheticQuarterDefinition : ICollectionFixture<SyntheticQuarter>;
