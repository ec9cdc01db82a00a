using LeadershipBot.BotFramework.Authentication;

namespace LeadershipBot.Store;

/// <summary>Where the rows are kept.</summary>
public enum StoreKind
{
    Files,
    TablesByKey,
    TablesByIdentity,
}

/// <summary>Where the bot keeps what it knows: in Azure Table Storage by a connection string or by its address, or without either in files.</summary>
public sealed class StoreOptions
{
    public const string Section = "Storage";

    /// <summary>The storage account with its key, as Azure shows it.</summary>
    [SecretSetting]
    public string ConnectionString { get; set; } = "";

    /// <summary>The account's tables, reached with the bot's own identity and without a key: <c>https://NAME.table.core.windows.net</c>, or the other cloud's.</summary>
    public string AccountUri { get; set; } = "";

    /// <summary>
    /// The folder of the store in files and of the local master secret; only this process's account should read it. Not needed with
    /// tables and Key Vault, but leave it set if the bot once ran on files there: <c>verify-anonymity</c> then looks for what was left.
    /// </summary>
    public string DataDirectory { get; set; } = "";

    public StoreKind Kind =>
        ConnectionString.Length > 0 ? StoreKind.TablesByKey
        : AccountUri.Length > 0 ? StoreKind.TablesByIdentity
        : StoreKind.Files;

    public bool IsTables => Kind != StoreKind.Files;
}
