using Azure.Core;

namespace LeadershipBot.Storage.Tables;

/// <summary>How the Table service is called: retries, time limits, diagnostics and transport, as every Azure client has them.</summary>
public sealed class TableClientOptions : ClientOptions
{
    /// <summary>For whom tokens are asked; <see cref="TableAudience.AzurePublicCloud"/> unless said otherwise.</summary>
    public TableAudience Audience { get; set; } = TableAudience.AzurePublicCloud;
}

/// <summary>The clouds whose storage tokens are for (learn.microsoft.com/azure/storage/common/storage-auth-aad-app).</summary>
/// <param name="Value">The audience, without a scope.</param>
public readonly record struct TableAudience(string Value)
{
    /// <summary>Azure's public cloud.</summary>
    public static TableAudience AzurePublicCloud { get; } = new("https://storage.azure.com");

    /// <summary>Azure Government.</summary>
    public static TableAudience AzureGovernment { get; } = new("https://storage.azure.us");

    /// <summary>Azure operated by 21Vianet.</summary>
    public static TableAudience AzureChina { get; } = new("https://storage.azure.cn");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
