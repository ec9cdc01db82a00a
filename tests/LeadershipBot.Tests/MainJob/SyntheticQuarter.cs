using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.MainJob;

/// <summary>The sandbox's own agency from October 2 to the end of December: three rounds and thirteen Tuesdays.</summary>
public sealed class SyntheticQuarter : IAsyncLifetime
{
    internal AgencyAtWork Agency { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Agency = await AgencyAtWork.StartSyntheticAsync();
        await Agency.AdvanceAsync("2026-12-30T00:00:00Z");
    }

    public ValueTask DisposeAsync() => Agency.DisposeAsync();
}
