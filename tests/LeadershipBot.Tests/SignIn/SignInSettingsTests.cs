using System.ComponentModel.DataAnnotations;
using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.SignIn;
using Xunit;

namespace LeadershipBot.Tests.SignIn;

public sealed class SignInSettingsTests
{
    private const string Tenant = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

    [Theory]
    [InlineData("0f8fad5b-d9cb-469f-a165-70867728950e", true)]
    [InlineData("api://botid-0f8fad5b-d9cb-469f-a165-70867728950e", true)]
    [InlineData("", false)]
    [InlineData("api://", false)]
    [InlineData("my app", false)]
    [InlineData("00000000-0000-0000-0000-000000000000", false)]
    public void An_audience_is_an_id_or_an_address(string audience, bool isRight)
    {
        var options = new SignInOptions();
        options.Audiences.Add(audience);

        Assert.Equal(isRight, Validator.TryValidateObject(options, new ValidationContext(options), null));
    }

    [Theory]
    [InlineData("https://login.microsoftonline.com/common/v2.0", true)]
    [InlineData("https://login.microsoftonline.us/x/v2.0", true)]
    [InlineData("http://127.0.0.1:5005/issuer", true)]
    [InlineData("http://login.microsoftonline.com/x/v2.0", false)]
    [InlineData("https://login.microsoftonline.com:8443/x", false)]
    [InlineData("https://login.microsoftonline.com.example.org/x", false)]
    [InlineData("https://login.microsoftonline.com@example.org/x", false)]
    [InlineData("https://user@login.microsoftonline.com/x", false)]
    [InlineData("https://127.0.0.1/x", false)]
    [InlineData("https://169.254.169.254/x", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("common/v2.0", false)]
    public void Its_addresses_are_on_listed_hosts(string address, bool isRight)
    {
        var options = new SignInOptions { Issuer = address };
        Assert.Equal(isRight, Validator.TryValidateObject(options, new ValidationContext(options), null));

        options = new SignInOptions { MetadataUrl = address };
        Assert.Equal(isRight, Validator.TryValidateObject(options, new ValidationContext(options), null));
    }

    [Theory]
    [InlineData("Public", "https://login.microsoftonline.com/")]
    [InlineData("Gcc", "https://login.microsoftonline.com/")]
    [InlineData("GccHigh", "https://login.microsoftonline.us/")]
    [InlineData("DoD", "https://login.microsoftonline.us/")]
    public void Without_addresses_they_are_Entras_for_the_bots_cloud_and_tenant(string cloud, string entra)
    {
        var options = new SignInOptions();
        var bot = new BotFrameworkOptions { Cloud = cloud, TenantId = Tenant };

        Assert.Equal($"{entra}{Tenant}/v2.0", options.IssuerOf(bot));
        Assert.Equal($"{entra}{Tenant}/v2.0/.well-known/openid-configuration", options.MetadataUrlOf(bot));
    }

    [Fact]
    public void An_address_of_its_own_goes_before_the_clouds()
    {
        var options = new SignInOptions { Issuer = "http://127.0.0.1:5005/{tenant}", MetadataUrl = "http://127.0.0.1:5005/{tenant}/keys" };
        var bot = new BotFrameworkOptions { Cloud = "GccHigh", TenantId = Tenant };

        Assert.Equal($"http://127.0.0.1:5005/{Tenant}", options.IssuerOf(bot));
        Assert.Equal($"http://127.0.0.1:5005/{Tenant}/keys", options.MetadataUrlOf(bot));
    }
}
