using LeadershipBot.Core.Delivery;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Delivery;

/// <summary>The times in which administrators want no messages to go out: for the agency or for a unit, one row each.</summary>
public sealed class QuietModes(IEntityStore store)
{
    private const string Partition = "quiet";
    private const string WholeAgency = "all";

    /// <summary>Those that nobody has ended.</summary>
    public async Task<IReadOnlyList<QuietPeriod>> ReadAsync(CancellationToken cancellationToken) =>
        [.. (await ReadAllAsync(cancellationToken)).Where(period => period.EndedOn is null)];

    /// <summary>Those that were ended among them, the latest of each unit.</summary>
    public async Task<IReadOnlyList<QuietPeriod>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var periods = new List<QuietPeriod>();
        await foreach (var row in store.ReadAllAsync(Tables.QuietModes, new EntityRange(Partition), HostJson.Default.QuietPeriod, cancellationToken))
        {
            periods.Add(row.Value);
        }

        return [.. periods.OrderBy(period => period.Unit, StringComparer.Ordinal)];
    }

    /// <summary>A second one for the same unit replaces the first.</summary>
    public Task StartAsync(QuietPeriod period, CancellationToken cancellationToken) => store.UpsertAsync(
        Tables.QuietModes, StoredJson.ToEntity(Partition, KeyOf(period), period, HostJson.Default.QuietPeriod), cancellationToken);

    /// <summary>That it was there is kept: for some weeks afterwards people get other ideas.</summary>
    public Task EndAsync(QuietPeriod period, DateOnly today, CancellationToken cancellationToken) => StartAsync(
        period with { EndedOn = period.Until < today ? period.Until : today }, cancellationToken);

    /// <summary>A unit's name may hold anything, a key only some of ASCII.</summary>
    private static string KeyOf(QuietPeriod period) =>
        period.Unit is null ? WholeAgency : "unit." + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(period.Unit)));
}
