using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.MainJob;

/// <summary>Harbor County with a round open in both zones.</summary>
public sealed class OpenHarbor : IAsyncLifetime
{
    internal AgencyAtWork Agency { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Agency = await AgencyAtWork.StartHarborAsync();
        await Agency.AdvanceAsync(Harbor.OpensInBothZones);
    }

    public ValueTask DisposeAsync() => Agency.DisposeAsync();
}
