using LeadershipBot.Storage;

namespace LeadershipBot.Store;

/// <summary>
/// Finds the rows of a partition although some of them can't be read, which makes every page that has one of them fail: it
/// looks at smaller and smaller ranges. That takes many requests, and is for erasing alone.
/// </summary>
public sealed class RowSearch(IEntityStore store, TableName table, string partitionKey)
{
    // Of these the bot makes the keys for which this is.
    private const string Alphabet = "-.0123456789abcdefghijklmnopqrstuvwxyz";

    // A row that can't be read costs some hundred requests. A file of which no page can be read must not cost them for ever.
    private const int MostRequests = 8000;

    // The bot's own keys are shorter. Where ranges this narrow fail, it is not for one row's sake.
    private const int LongestKey = 64;

    private int _requests;

    /// <summary>Rows that can be read, as far as they are found.</summary>
    public List<Entity> Rows { get; } = [];

    /// <summary>The keys of the others.</summary>
    public List<string> Unreadable { get; } = [];

    /// <exception cref="EntityStoreException">The store does not work, or has too many rows that can't be read.</exception>
    public async Task RunAsync(CancellationToken cancellationToken) =>
        await SearchAsync(new EntityRange(partitionKey), prefix: "", cancellationToken);

    public static bool IsOfRows(Exception error) => error is EntityStoreException { Problem: StoreProblem.NewerVersion or StoreProblem.Unreadable };

    private async Task SearchAsync(EntityRange range, string prefix, CancellationToken cancellationToken)
    {
        try
        {
            Rows.AddRange(await ReadAsync(range, cancellationToken));
            return;
        }
        catch (EntityStoreException error) when (IsOfRows(error) && _requests < MostRequests && prefix.Length < LongestKey)
        {
            // Look closer.
        }

        if (prefix.Length > 0)
        {
            await GetAsync(prefix, cancellationToken);
        }

        foreach (var next in Alphabet)
        {
            await SearchAsync(new EntityRange(partitionKey, prefix + next, prefix + next + "~"), prefix + next, cancellationToken);
        }
    }

    private async Task<List<Entity>> ReadAsync(EntityRange range, CancellationToken cancellationToken)
    {
        var rows = new List<Entity>();
        string? continuation = null;
        do
        {
            _requests++;
            var page = await store.QueryAsync(table, range, continuation: continuation, cancellationToken: cancellationToken);
            rows.AddRange(page.Entities);
            continuation = page.Continuation;
        }
        while (continuation is not null);

        return rows;
    }

    private async Task GetAsync(string rowKey, CancellationToken cancellationToken)
    {
        _requests++;
        try
        {
            if (await store.GetAsync(table, partitionKey, rowKey, cancellationToken) is { } row)
            {
                Rows.Add(row);
            }
        }
        catch (EntityStoreException error) when (IsOfRows(error))
        {
            Unreadable.Add(rowKey);
        }
    }
}
