using LeadershipBot.Pulses;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Store;

/// <summary>Finds everything wrong with the section <c>Storage</c> at once. No message holds any of a connection string.</summary>
public sealed class StoreOptionsValidator(IHostEnvironment environment, IOptions<KeyVaultOptions> vault) : IValidateOptions<StoreOptions>
{
    /// <summary>The sandbox's, which never serves anybody but the person who started it.</summary>
    private const string Sandbox = "Sandbox";

    private const string OnlyInDevelopment = "names this machine, which is for an emulator and refused outside the Development environment.";

    public ValidateOptionsResult Validate(string? name, StoreOptions options)
    {
        var problems = Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> Problems(StoreOptions options)
    {
        if (options is { ConnectionString.Length: > 0, AccountUri.Length: > 0 })
        {
            yield return "Storage:ConnectionString and Storage:AccountUri exclude each other: set one of them, or neither to keep the store in Storage:DataDirectory.";
        }

        if (options.ConnectionString.Length > 0)
        {
            foreach (var problem in Connection(options.ConnectionString))
            {
                yield return "Storage:ConnectionString " + problem;
            }
        }

        if (options.AccountUri.Length > 0 && Address(options.AccountUri) is { } wrong)
        {
            yield return "Storage:AccountUri " + wrong;
        }

        if (options.DataDirectory.Length == 0 && NeedsDirectory(options))
        {
            yield return options.IsTables
                ? "Storage:DataDirectory is missing: name a folder this process may write to, for the master secret; or keep that in Key Vault (KeyVault:Uri)."
                : "Storage:DataDirectory is missing: name a folder this process may write to.";
        }
    }

    private IEnumerable<string> Connection(string text)
    {
        if (Parts(text) is not { } parts)
        {
            yield return "must be NAME=VALUE pairs with semicolons between them, each name once.";
            yield break;
        }

        if (parts.TryGetValue("UseDevelopmentStorage", out var use))
        {
            if (parts.Count > 1 || !use.Equals("true", StringComparison.OrdinalIgnoreCase))
            {
                yield return "must hold nothing else beside UseDevelopmentStorage=true.";
            }
            else if (!MayUseEmulator)
            {
                yield return OnlyInDevelopment;
            }

            yield break;
        }

        if (!TableAddress.IsAccountName(parts.GetValueOrDefault("AccountName", "")))
        {
            yield return "must hold AccountName, 3 to 24 small letters and digits.";
        }

        if (!IsKey(parts.GetValueOrDefault("AccountKey", "")))
        {
            yield return "must hold AccountKey, as Azure shows it under access keys.";
        }

        if (parts.TryGetValue("TableEndpoint", out var endpoint))
        {
            if (Address(endpoint) is { } wrong)
            {
                yield return "holds a TableEndpoint that " + wrong;
            }
        }
        else if (!TableAddress.IsSuffix(parts.GetValueOrDefault("EndpointSuffix", "core.windows.net")))
        {
            yield return $"must hold a TableEndpoint or an EndpointSuffix that makes its address one of {TableAddress.Shown}.";
        }
        else if (!parts.GetValueOrDefault("DefaultEndpointsProtocol", "https").Equals("https", StringComparison.OrdinalIgnoreCase))
        {
            yield return "must not hold a DefaultEndpointsProtocol other than https.";
        }
    }

    /// <summary>What is wrong with it; null where nothing is.</summary>
    private string? Address(string text) =>
        !Uri.TryCreate(text, UriKind.Absolute, out var uri) ? Must
        : TableAddress.IsAccount(uri) ? null
        : !TableAddress.IsEmulator(uri) ? Must
        : MayUseEmulator ? null
        : OnlyInDevelopment;

    private static string Must => $"must be one of {TableAddress.Shown}, with nothing after it.";

    private bool MayUseEmulator => environment.IsDevelopment() || environment.IsEnvironment(Sandbox);

    private bool NeedsDirectory(StoreOptions options)
    {
        if (!options.IsTables)
        {
            return true;
        }

        try
        {
            return !vault.Value.IsUsed;
        }
        catch (OptionsValidationException)
        {
            // What is wrong there is said there.
            return false;
        }
    }

    private static Dictionary<string, string>? Parts(string text)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // A key ends in equals signs of its own.
            if (part.IndexOf('=', StringComparison.Ordinal) is not (> 0 and var at) || !parts.TryAdd(part[..at].Trim(), part[(at + 1)..].Trim()))
            {
                return null;
            }
        }

        return parts;
    }

    private static bool IsKey(string text) => text.Length > 0 && Convert.TryFromBase64String(text, new byte[text.Length], out var length) && length > 0;
}
