using System.ComponentModel.DataAnnotations;

namespace LeadershipBot.Store;

public sealed class StoreOptions
{
    public const string Section = "Storage";

    /// <summary>A secret: it holds the account's key.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>Used with the bot's own identity.</summary>
    public string AccountUri { get; set; } = "";

    /// <summary>Where the embedded store and the local master secret live.</summary>
    [Required(ErrorMessage = "Storage:DataDirectory is missing: name a folder this process may write to.")]
    public string DataDirectory { get; set; } = "";
}
