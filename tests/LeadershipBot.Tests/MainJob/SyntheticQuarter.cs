using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.MainJob;

/// <summary>The sandbox's own agency from October 2 to the end of December: three rounds and thirteen Tuesdays.</summary>
public sealed class SyntheticQuarter : IAsyncLifetime
{
    internal AgencyAtWork Agency { get; private set; } = null!;

    /// <summary>What the bot had said to each when the quarter ended, before any test wrote to it.</summary>
    internal Dictionary<Colleague, IReadOnlyList<Message>> Heard { get; } = [];

    public async ValueTask InitializeAsync()
    {
        Agency = await AgencyAtWork.StartSyntheticAsync();
        await Agency.AdvanceAsync("2026-12-30T00:00:00Z");
        foreach (var person in Agency.People)
        {
            Heard[person] = await person.HeardAsync();
        }
    }

    public ValueTask DisposeAsync() => Agency.DisposeAsync();
}

[CollectionDefinition(nameof(SyntheticQuarter))]
public sealed class SyntheticQuarterDefinition : ICollectionFixture<SyntheticQuarter>;
