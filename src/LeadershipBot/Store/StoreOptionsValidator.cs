using LeadershipBot.Pulses;
using LeadershipBot.Storage;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Store;

/// <summary>Finds everything wrong with the section <c>Storage</c> at once. No message holds any of a connection string.</summary>
public sealed class StoreOptionsValidator(IHostEnvironment environment, IOptions<KeyVaultOptions> vault) : IValidateOptions<StoreOptions>
{
    /// <summary>The sandbox's, which never serves anybody but the person who started it.</summary>
    private const string Sandbox = "Sandbox";

    private const string OnlyInDevelopment = "is on this machine, which is for an emulator and refused outside the Development environment.";

    private const string OnlyEncrypted = "is on this machine and not https, without which no identity is shown. Give an emulator its own Storage:ConnectionString.";

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

        if (options.ConnectionString.Length > 0 && Connection(options.ConnectionString) is { } problem)
        {
            yield return "Storage:ConnectionString " + problem;
        }

        if (options.AccountUri.Length > 0 && Account(options.AccountUri) is { } wrong)
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

    /// <summary>What is wrong with it; null where nothing is.</summary>
    private string? Connection(string text) =>
        !TableConnectionString.TryParse(text, out var parsed, out var problem) ? problem
        : Address(parsed.Endpoint) is { } wrong ? "names an address for tables that " + wrong
        : null;

    private string? Account(string text) =>
        !Uri.TryCreate(text, UriKind.Absolute, out var uri) ? Must
        : uri.Scheme == Uri.UriSchemeHttps ? Address(uri)
        : TableAddress.IsEmulator(uri) ? OnlyEncrypted
        : Must;

    private string? Address(Uri uri) =>
        TableAddress.IsAccount(uri) ? null
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
}
