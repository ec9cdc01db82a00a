namespace LeadershipBot.Store;

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

    public bool IsTables => ConnectionString.Length > 0 || AccountUri.Length > 0;
}
