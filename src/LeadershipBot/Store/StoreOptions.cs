namespace LeadershipBot.Store;

/// <summary>Where the rows are kept.</summary>
public enum StoreKind
{
    Files,
    TablesByKey,
    TablesByIdentity,
}

/// <summary>Azure Table Storage by a connection string or by its address; without either, files in the data directory.</summary>
public sealed class StoreOptions
{
    public const string Section = "Storage";

    /// <summary>A secret: it holds the account's key.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>Used with the bot's own identity.</summary>
    public string AccountUri { get; set; } = "";

    /// <summary>Where the embedded store and the local master secret live.</summary>
    public string DataDirectory { get; set; } = "";

    public StoreKind Kind =>
        ConnectionString.Length > 0 ? StoreKind.TablesByKey
        : AccountUri.Length > 0 ? StoreKind.TablesByIdentity
        : StoreKind.Files;

    public bool IsTables => Kind != StoreKind.Files;
}
