using System.ComponentModel.DataAnnotations;

namespace LeadershipBot.Pulses;

/// <summary>The master secret, which wraps each round's keys, in Azure Key Vault; without these settings it is a file in <c>Storage:DataDirectory</c>.</summary>
public sealed class KeyVaultOptions : IValidatableObject
{
    public const string Section = "KeyVault";

    // Public Azure and Azure Government, as far as Teams is served there.
    private static readonly string[] Hosts = [".vault.azure.net", ".vault.usgovcloudapi.net"];

    /// <summary>The vault: <c>https://NAME.vault.azure.net/</c>, or the other cloud's.</summary>
    public string Uri { get; set; } = "";

    /// <summary>The secret's name in the vault: 1 to 127 letters, digits and hyphens.</summary>
    public string SecretName { get; set; } = "";

    public bool IsUsed => Uri.Length > 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Uri.Length > 0 && !IsVault(Uri))
        {
            yield return new($"KeyVault:Uri must be https://NAME{Hosts[0]}/ or https://NAME{Hosts[1]}/, with nothing after it.");
        }

        if ((Uri.Length > 0) != (SecretName.Length > 0))
        {
            yield return new("KeyVault:Uri and KeyVault:SecretName go together: set both, or neither to keep the master secret in a file.");
        }

        if (SecretName.Length > 127 || !SecretName.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            yield return new("KeyVault:SecretName must be 1 to 127 letters, digits and hyphens.");
        }
    }

    private static bool IsVault(string text) =>
        System.Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri is { Scheme: "https", IsDefaultPort: true, PathAndQuery: "/", Fragment: "", UserInfo: "" }
        && Array.Exists(Hosts, host => uri.Host.EndsWith(host, StringComparison.Ordinal)
            && uri.Host[..^host.Length] is { Length: > 0 } name && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
}
