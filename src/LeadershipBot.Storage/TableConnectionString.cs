using System.Diagnostics.CodeAnalysis;
using LeadershipBot.Storage.Tables;

namespace LeadershipBot.Storage;

/// <summary>
/// What a storage connection string says of tables (learn.microsoft.com/azure/storage/common/storage-configure-connection-string):
/// an account with a key. Shared access signatures are not taken: they expire, and nothing here renews them.
/// </summary>
/// <param name="Endpoint">Where the tables are, without a slash at the end.</param>
/// <param name="Credential">The account and its key.</param>
public sealed record TableConnectionString(Uri Endpoint, TableSharedKeyCredential Credential)
{
    // The emulator's well-known account (learn.microsoft.com/azure/storage/common/storage-use-azurite); it protects nothing.
    private const string DevelopmentAccount = "devstoreaccount1";
    private const string DevelopmentKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>Reads a connection string.</summary>
    /// <param name="text">The connection string; it appears in no message.</param>
    /// <param name="parsed">What it says.</param>
    /// <param name="problem">What is wrong with it, as the end of a sentence whose subject is the setting.</param>
    /// <returns>Whether it can be used.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out TableConnectionString? parsed, [NotNullWhen(false)] out string? problem)
    {
        parsed = null;
        problem = null;
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.IndexOf('=', StringComparison.Ordinal) is var at and > 0)
            {
                parts[part[..at]] = part[(at + 1)..];
            }
            else
            {
                problem = "must be parts of the form Name=Value with semicolons between them.";
                return false;
            }
        }

        if (parts.TryGetValue("UseDevelopmentStorage", out var development) && bool.TryParse(development, out var isDevelopment) && isDevelopment)
        {
            parsed = new(new Uri($"http://127.0.0.1:10002/{DevelopmentAccount}"), new(DevelopmentAccount, DevelopmentKey));
            return true;
        }

        return TryParse(parts, out parsed, out problem);
    }

    /// <inheritdoc/>
    public override string ToString() => Endpoint.ToString();

    private static bool TryParse(
        Dictionary<string, string> parts, [NotNullWhen(true)] out TableConnectionString? parsed, [NotNullWhen(false)] out string? problem)
    {
        parsed = null;
        problem = null;
        if (!parts.TryGetValue("AccountName", out var account) || !parts.TryGetValue("AccountKey", out var key))
        {
            problem = "must name AccountName and AccountKey. Without a key, set Storage:AccountUri and give the bot's identity leave.";
            return false;
        }

        var scheme = parts.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        var suffix = parts.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        var endpoint = parts.GetValueOrDefault("TableEndpoint", $"{scheme}://{account}.table.{suffix}");
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.Query.Length > 0)
        {
            problem = "names no usable address for tables. Look at TableEndpoint, or DefaultEndpointsProtocol and EndpointSuffix.";
            return false;
        }

        try
        {
            parsed = new(new Uri(uri.AbsoluteUri.TrimEnd('/')), new(account, key));
            return true;
        }
        catch (FormatException)
        {
            problem = "has an AccountKey that is no base64. Copy it again from the storage account's access keys.";
            return false;
        }
    }
}
