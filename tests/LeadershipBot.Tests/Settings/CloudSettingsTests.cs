using Xunit;

namespace LeadershipBot.Tests.Settings;

public sealed class CloudSettingsTests
{
    private const string PublicAccount = "DefaultEndpointsProtocol=https;AccountName=harbor;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net";
    private const string GovernmentAccount = "DefaultEndpointsProtocol=https;AccountName=harbor;AccountKey=c2VjcmV0;EndpointSuffix=core.usgovcloudapi.net";

    [Theory]
    [InlineData("GccHigh", "Storage:AccountUri", "https://harbor.table.core.windows.net", "under table.core.usgovcloudapi.net")]
    [InlineData("DoD", "Storage:ConnectionString", PublicAccount, "under table.core.usgovcloudapi.net")]
    [InlineData("Public", "Storage:AccountUri", "https://harbor.table.core.usgovcloudapi.net", "under table.core.windows.net")]
    [InlineData("Gcc", "Storage:ConnectionString", GovernmentAccount, "under table.core.windows.net")]
    [InlineData("GccHigh", "KeyVault:Uri", "https://harbor.vault.azure.net/", "under vault.usgovcloudapi.net")]
    [InlineData("Public", "KeyVault:Uri", "https://harbor.vault.usgovcloudapi.net/", "under vault.azure.net")]
    [InlineData("GccHigh", "Results:TeamsUrl", "https://teams.microsoft.com/", "on gov.teams.microsoft.us")]
    [InlineData("GccHigh", "Results:TeamsUrl", "https://dod.teams.microsoft.us/", "on gov.teams.microsoft.us")]
    [InlineData("Public", "Results:TeamsUrl", "https://gov.teams.microsoft.us/", "on teams.microsoft.com")]
    [InlineData("GccHigh", "SignIn:Issuer", "https://login.microsoftonline.com/{tenant}/v2.0", "on login.microsoftonline.us")]
    [InlineData("DoD", "SignIn:MetadataUrl", "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration", "on login.microsoftonline.us")]
    [InlineData("Public", "SignIn:Issuer", "https://login.microsoftonline.us/{tenant}/v2.0", "on login.microsoftonline.com")]
    [InlineData("GccHigh", "Bot:TokenIssuer", "https://api.botframework.com", "on api.botframework.us")]
    [InlineData("Public", "Bot:OpenIdMetadataUrl", "https://login.botframework.azure.us/v1/.well-known/openidconfiguration", "on login.botframework.com")]
    [InlineData("Public", "Bot:AuthorityHost", "https://login.microsoftonline.us/", "on login.microsoftonline.com")]
    [InlineData("DoD", "Bot:ConnectorScope", "https://api.botframework.com/.default", "on api.botframework.us")]
    public void An_address_of_another_cloud_is_refused(string cloud, string setting, string value, string right)
    {
        var line = Assert.Single(RefusedStart.Lines(("Bot:Cloud", cloud), (setting, value), ("KeyVault:SecretName", setting.StartsWith("KeyVault", StringComparison.Ordinal) ? "master" : null)).Skip(1), IsOfAClash);

        Assert.Equal($"{setting} is an address of another cloud than Bot:Cloud, {cloud}, where it would be {right}.", line);
    }

    [Theory]
    [InlineData("Public", "core.windows.net", "vault.azure.net", "https://teams.microsoft.com/", "login.microsoftonline.com")]
    [InlineData("Gcc", "core.windows.net", "vault.azure.net", "https://teams.microsoft.com/", "login.microsoftonline.com")]
    [InlineData("GccHigh", "core.usgovcloudapi.net", "vault.usgovcloudapi.net", "https://gov.teams.microsoft.us/", "login.microsoftonline.us")]
    [InlineData("DoD", "core.usgovcloudapi.net", "vault.usgovcloudapi.net", "https://dod.teams.microsoft.us/", "login.microsoftonline.us")]
    public void Addresses_of_its_own_cloud_are_taken(string cloud, string account, string vault, string teams, string entra) => Assert.Empty(RefusedStart.Lines(
        ("Bot:Cloud", cloud),
        ("Storage:AccountUri", $"https://harbor.table.{account}"),
        ("KeyVault:Uri", $"https://harbor.{vault}/"),
        ("KeyVault:SecretName", "master"),
        ("Results:TeamsUrl", teams),
        ("SignIn:Issuer", $"https://{entra}/{{tenant}}/v2.0"),
        ("Bot:AuthorityHost", $"https://{entra}/")));

    [Fact]
    public void A_connector_of_another_cloud_is_refused_unless_it_is_listed()
    {
        Assert.Contains(
            "Bot:DefaultServiceUrl: must be an https address on one of Bot:AllowedServiceHosts.",
            RefusedStart.Lines(("Bot:Cloud", "GccHigh"), ("Bot:DefaultServiceUrl", "https://smba.trafficmanager.net/teams/")));
        Assert.Empty(RefusedStart.Lines(
            ("Bot:Cloud", "GccHigh"), ("Bot:DefaultServiceUrl", "https://smba.trafficmanager.net/teams/"), ("Bot:AllowedServiceHosts:0", "smba.trafficmanager.net")));
    }

    [Fact]
    public void A_key_of_an_account_is_never_in_the_message() => Assert.DoesNotContain(
        RefusedStart.Lines(("Bot:Cloud", "GccHigh"), ("Storage:ConnectionString", PublicAccount)), line => line.Contains("c2VjcmV0", StringComparison.Ordinal));

    private static bool IsOfAClash(string line) => line.Contains("another cloud", StringComparison.Ordinal);
}
