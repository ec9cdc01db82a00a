using LeadershipBot.Sandbox;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.MainJob;

/// <summary>Harbor County with a round open in both zones.</summary>
public class OpenHarbor : IAsyncLifetime
{
    internal AgencyAtWork Agency { get; private set; } = null!;

    protected virtual SandboxStore Store => SandboxStore.Sqlite;

    public async ValueTask InitializeAsync()
    {
        Agency = await AgencyAtWork.StartHarborAsync(store: Store);
        await Agency.AdvanceAsync(Harbor.OpensInBothZones);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Agency.DisposeAsync();
    }
}

/// <summary>The same on Azure Table Storage, as Azurite emulates it.</summary>
public sealed class OpenHarborOnAzurite : OpenHarbor
{
    protected override SandboxStore Store => SandboxStore.Azurite;
}
