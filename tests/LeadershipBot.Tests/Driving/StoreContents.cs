using LeadershipBot.Storage;
using LeadershipBot.Store;
using Xunit;

namespace LeadershipBot.Tests.Driving;

internal static class StoreContents
{
    /// <summary>Every row of every lasting table, with its version; the one that is written to try the store says nothing and is left out.</summary>
    public static async Task<IReadOnlyList<string>> ReadLastingAsync(this AgencyAtWork agency)
    {
        var rows = new List<string>();
        foreach (var table in Tables.All.Where(table => table != Tables.Probes))
        {
            rows.AddRange((await agency.ReadAsync(table)).Select(row => $"{table} {row.PartitionKey} {row.RowKey} {row.ETag} {row.Body}"));
        }

        return rows;
    }

    public static async Task<IReadOnlyList<Entity>> ReadAsync(this AgencyAtWork agency, TableName table)
    {
        var rows = new List<Entity>();
        string? continuation = null;
        do
        {
            var page = await agency.Store.QueryAsync(
                table, new EntityRange(PartitionKey: null), continuation: continuation, cancellationToken: TestContext.Current.CancellationToken);
            rows.AddRange(page.Entities);
            continuation = page.Continuation;
        }
        while (continuation is not null);

        return rows;
    }

    public static Task<IReadOnlyList<Entity>> ReadBallotsAsync(this AgencyAtWork agency) => agency.ReadAsync(Tables.Ballots(Harbor.RoundId));
}
