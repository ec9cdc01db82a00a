using System.Security.Cryptography;

namespace LeadershipBot.Storage.Tests.Service;

/// <summary>What a test can change while the service runs.</summary>
public sealed class TableServiceSettings
{
    /// <summary>The key that signatures are checked with.</summary>
    public string Key { get; set; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));

    /// <summary>The token that is let in; null for none.</summary>
    public string? Token { get; set; }

    /// <summary>How far the service's clock is ahead.</summary>
    public TimeSpan ClockOffset { get; set; }

    /// <summary>What whoever is let in may not do.</summary>
    public Refusal Refuses { get; set; }

    /// <summary>How queries are cut.</summary>
    public Paging Paging { get; } = new();

    /// <summary>Whether a table under deletion says so to whoever asks for its rows, as documented, or is not found.</summary>
    public bool DeletedTablesAreBusy { get; set; }
}

/// <summary>Why a service that works does not do what it is asked to (learn.microsoft.com/rest/api/storageservices/common-rest-api-error-codes).</summary>
public enum Refusal
{
    None,

    /// <summary>The token's holder has no role at all.</summary>
    Everything,

    /// <summary>The token's holder may only read.</summary>
    WritesForLackOfRole,

    /// <summary>The account only lets read, as a secondary does.</summary>
    WritesOfAnyone,

    /// <summary>The account is disabled.</summary>
    Disabled,

    /// <summary>The network rules let nobody in from here.</summary>
    ByNetworkRules,

    /// <summary>There is no room for more.</summary>
    WritesForLackOfRoom,
}
