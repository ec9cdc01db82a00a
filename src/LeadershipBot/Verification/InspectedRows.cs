using LeadershipBot.Storage;

namespace LeadershipBot.Verification;

/// <summary>The rows of a store as the bot reads them.</summary>
internal static class InspectedRows
{
    public static IAsyncEnumerable<InspectedValue> ValuesAsync(this IStoreInspection store, InspectedTable table) => InspectedValue.FromAsync(store.ReadAsync(table));

    /// <summary>What of a lasting table can be read as the bot's own; the rest is for one check to find.</summary>
    public static IAsyncEnumerable<T> ReadAsync<T>(this IStoreInspection store, TableName name) =>
        store.RowsAsync(name, table => store.ValuesAsync(table).Select(value => RowShapes.Read(name.Value, value))).OfType<T>();

    public static IAsyncEnumerable<string> PartitionsAsync(this IStoreInspection store, TableName name) =>
        store.RowsAsync(name, table => store.ReadAsync(table).Select(row => row.PartitionKey)).Distinct(StringComparer.Ordinal);

    private static IAsyncEnumerable<T> RowsAsync<T>(this IStoreInspection store, TableName name, Func<InspectedTable, IAsyncEnumerable<T>> read) =>
        store.LastingTables().Where(table => table.Is(name)).ToAsyncEnumerable().SelectMany(read);
}
