using LeadershipBot.Sandbox;
using LeadershipBot.Tests.Driving;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace LeadershipBot.Tests.Verification;

/// <summary>The same agency with its store in Azurite.</summary>
public sealed class AuditedTables : AuditedHarbor
{
    internal AzuriteProcess Azurite { get; private set; } = null!;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Azurite.DisposeAsync();
    }

    /// <summary>Has the host that is about to be built store its rows there.</summary>
    internal static Action<WebApplicationBuilder> StoreIn(AzuriteProcess azurite) =>
        builder => builder.Configuration["Storage:ConnectionString"] = azurite.ConnectionString;

    private protected override async Task<AgencyAtWork> StartAsync()
    {
        Azurite = await AzuriteProcess.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        return await AgencyAtWork.StartHarborAsync(change: StoreIn(Azurite));
    }
}
