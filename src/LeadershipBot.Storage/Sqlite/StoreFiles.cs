namespace LeadershipBot.Storage.Sqlite;

/// <summary>How the files of a store are called.</summary>
internal static class StoreFiles
{
    /// <summary>The database all lasting tables share.</summary>
    public const string Lasting = "leadershipbot.db";

    /// <summary>How the name of a disposable table's database begins.</summary>
    public const string DisposablePrefix = "table-";

    private const string DisposableSuffix = ".db";

    /// <summary>The database of a disposable table; of all of them for <c>*</c>.</summary>
    public static string OfDisposable(string table) => DisposablePrefix + table.ToLowerInvariant() + DisposableSuffix;

    public static bool IsDisposableDatabase(string file) =>
        file.StartsWith(DisposablePrefix, StringComparison.Ordinal) && file.EndsWith(DisposableSuffix, StringComparison.Ordinal);
}
