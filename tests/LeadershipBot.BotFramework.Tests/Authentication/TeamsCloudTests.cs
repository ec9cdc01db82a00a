using LeadershipBot.BotFramework.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Xunit;

namespace LeadershipBot.BotFramework.Tests.Authentication;

public sealed class TeamsCloudTests
{
    private const string Public = "https://smba.trafficmanager.net/teams/";
    private const string Gcc = "https://smba.infra.gcc.teams.microsoft.com/teams/";
    private const string GccHigh = "https://smba.infra.gov.teams.microsoft.us/teams/";
    private const string DoD = "https://smba.infra.dod.teams.microsoft.us/teams/";

    [Theory]
    [InlineData(null, "https://login.botframework.com/", "https://api.botframework.com", "https://login.microsoftonline.com/", Public)]
    [InlineData("Public", "https://login.botframework.com/", "https://api.botframework.com", "https://login.microsoftonline.com/", Public)]
    [InlineData("Gcc", "https://login.botframework.com/", "https://api.botframework.com", "https://login.microsoftonline.com/", Gcc)]
    [InlineData("GccHigh", "https://login.botframework.azure.us/", "https://api.botframework.us", "https://login.microsoftonline.us/", GccHigh)]
    [InlineData("DoD", "https://login.botframework.azure.us/", "https://api.botframework.us", "https://login.microsoftonline.us/", DoD)]
    public void Addresses_that_are_not_set_are_the_clouds(string? cloud, string metadataHost, string issuer, string authority, string serviceUrl)
    {
        var options = Read(("Bot:Cloud", cloud));

        Assert.Equal(metadataHost + "v1/.well-known/openidconfiguration", options.OpenIdMetadataUrl);
        Assert.Equal(issuer, options.TokenIssuer);
        Assert.Equal(issuer + "/.default", options.ConnectorScope);
        Assert.Equal(authority, options.AuthorityHost);
        Assert.Equal(serviceUrl, options.DefaultServiceUrl);
    }

    [Fact]
    public void An_address_that_is_set_goes_before_the_clouds()
    {
        var options = Read(("Bot:Cloud", "GccHigh"), ("Bot:TokenIssuer", "https://issuer.example.org"), ("Bot:AuthorityHost", ""));

        Assert.Equal("https://issuer.example.org", options.TokenIssuer);
        Assert.Equal("https://login.microsoftonline.us/", options.AuthorityHost);
    }

    [Theory]
    [InlineData("Public", true, true, false, false)]
    [InlineData("Gcc", true, true, false, false)]
    [InlineData("GccHigh", false, false, true, false)]
    [InlineData("DoD", false, false, false, true)]
    public void A_bot_of_one_cloud_calls_no_host_of_another(string cloud, bool toPublic, bool toGcc, bool toGccHigh, bool toDoD)
    {
        var hosts = new ServiceHosts(Options.Create(new BotFrameworkOptions { Cloud = cloud }));

        Assert.Equal(toPublic, hosts.TryParse(Public, out _));
        Assert.Equal(toGcc, hosts.TryParse(Gcc, out _));
        Assert.Equal(toGccHigh, hosts.TryParse(GccHigh, out _));
        Assert.Equal(toDoD, hosts.TryParse(DoD, out _));
    }

    [Fact]
    public void A_host_of_another_cloud_may_be_listed_on_purpose()
    {
        var hosts = new ServiceHosts(Options.Create(Read(("Bot:Cloud", "GccHigh"), ("Bot:AllowedServiceHosts:0", "smba.trafficmanager.net"))));

        Assert.True(hosts.TryParse(Public, out _));
        Assert.False(hosts.TryParse(GccHigh, out _));
    }

    [Theory]
    [InlineData("Public")]
    [InlineData("Gcc")]
    [InlineData("GccHigh")]
    [InlineData("DoD")]
    public void A_clouds_own_first_address_is_one_it_may_call(string name)
    {
        var cloud = TeamsCloud.Find(name)!;

        Assert.True(new ServiceHosts(Options.Create(new BotFrameworkOptions { Cloud = name })).TryParse(cloud.DefaultServiceUrl, out _));
    }

    [Theory]
    [InlineData("GCCHigh")]
    [InlineData("dod")]
    [InlineData("")]
    [InlineData(null)]
    public void A_misspelt_cloud_is_none(string? name) => Assert.Null(TeamsCloud.Find(name));

    private static BotFrameworkOptions Read(params (string Setting, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Where(setting => setting.Value is not null).Select(setting => KeyValuePair.Create(setting.Setting, setting.Value)))
            .Build();
        using var services = new ServiceCollection().AddBotFramework(configuration.GetSection("Bot"))
            .RemoveAll<IValidateOptions<BotFrameworkOptions>>()
            .BuildServiceProvider();
        return services.GetRequiredService<IOptions<BotFrameworkOptions>>().Value;
    }
}
