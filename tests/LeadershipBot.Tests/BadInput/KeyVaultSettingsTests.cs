using System.ComponentModel.DataAnnotations;
using LeadershipBot.Operations;
using LeadershipBot.Pulses;
using Xunit;

namespace LeadershipBot.Tests.BadInput;

public sealed class KeyVaultSettingsTests
{
    private const string BadUri = "KeyVault:Uri must be https://NAME.vault.azure.net/ or https://NAME.vault.usgovcloudapi.net/, with nothing after it.";
    private const string BadPair = "KeyVault:Uri and KeyVault:SecretName go together: set both, or neither to keep the master secret in a file.";
    private const string BadName = "KeyVault:SecretName must be 1 to 127 letters, digits and hyphens.";

    [Theory]
    [InlineData("", "")]
    [InlineData("https://harbor.vault.azure.net/", "leadershipbot-master")]
    [InlineData("https://harbor.vault.azure.net", "m")]
    [InlineData("https://harbor.vault.usgovcloudapi.net/", "leadershipbot-master")]
    [InlineData("http://harbor.vault.azure.net/", "master", BadUri)]
    [InlineData("https://harbor.vault.azure.net.example.org/", "master", BadUri)]
    [InlineData("https://vault.azure.net/", "master", BadUri)]
    [InlineData("https://evilvault.azure.net/", "master", BadUri)]
    [InlineData("https://a.b.vault.azure.net/", "master", BadUri)]
    [InlineData("https://user@harbor.vault.azure.net/", "master", BadUri)]
    [InlineData("https://harbor.vault.azure.net:8443/", "master", BadUri)]
    [InlineData("https://harbor.vault.azure.net/secrets/master", "master", BadUri)]
    [InlineData("https://harbor.vault.azure.net/?a=b", "master", BadUri)]
    [InlineData("https://169.254.169.254/", "master", BadUri)]
    [InlineData("harbor", "master", BadUri)]
    [InlineData("https://harbor.vault.azure.net/", "", BadPair)]
    [InlineData("", "master", BadPair)]
    [InlineData("https://harbor.vault.azure.net/", "../keys", BadName)]
    [InlineData("https://harbor.vault.azure.net/", "two words", BadName)]
    public void Only_a_vaults_own_address_and_a_secrets_own_name_are_taken(string uri, string name, params string[] problems)
    {
        var options = new KeyVaultOptions { Uri = uri, SecretName = name };

        Assert.Equal(problems, options.Validate(new ValidationContext(options)).Select(result => result.ErrorMessage));
    }

    [Fact]
    public void A_host_with_half_of_the_settings_does_not_start_and_says_so()
    {
        var builder = LeadershipBotHost.CreateBuilder(["--contentRoot", AppContext.BaseDirectory, "--KeyVault:SecretName", "master"]);

        var error = Assert.ThrowsAny<Exception>(() => LeadershipBotHost.Build(builder));

        Assert.Contains(BadPair, StartErrors.Describe(error)!.Split(Environment.NewLine));
    }
}
