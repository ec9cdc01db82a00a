using Azure;

namespace LeadershipBot.Storage.Tables;

/// <summary>Pages of a query, each asked for when it is wanted.</summary>
/// <param name="read">A page by the continuation of the one before and the wanted size.</param>
/// <param name="cancellationToken">Stops asking.</param>
internal sealed class TablePageable<T>(Func<string?, int?, CancellationToken, Task<Page<T>>> read, CancellationToken cancellationToken)
    : AsyncPageable<T>(cancellationToken)
    where T : notnull
{
    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        var continuation = continuationToken;
        do
        {
            var page = await read(continuation, pageSizeHint, CancellationToken);
            continuation = page.ContinuationToken;
            yield return page;
        }
        while (continuation is not null);
    }
}
