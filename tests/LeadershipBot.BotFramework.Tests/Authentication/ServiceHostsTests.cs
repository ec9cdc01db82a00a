using LeadershipBot.BotFramework.Authentication;
using Microsoft.Extensions.Options;
using Xunit;

namespace LeadershipBot.BotFramework.Tests.Authentication;

public sealed class ServiceHostsTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net/amer/0f8fad5b/")]
    [InlineData("https://SMBA.TrafficManager.net")]
    [InlineData("https://smba.trafficmanager.net:443/emea")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams")]
    public void Teams_hosts_are_allowed_unless_others_are_listed(string url)
    {
        Assert.True(With().TryParse(url, out var address));
        Assert.Equal("https", address.Scheme);
        Assert.False(With("connector.example.org").TryParse(url, out _));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("smba.trafficmanager.net")]
    [InlineData("/teams/")]
    [InlineData("http://smba.trafficmanager.net/teams/")]
    [InlineData("ftp://smba.trafficmanager.net/teams/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://smba.trafficmanager.net.example.org/")]
    [InlineData("https://example.org/smba.trafficmanager.net")]
    [InlineData("https://notsmba.trafficmanager.net/")]
    [InlineData("https://evil.smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net./")]
    [InlineData("https://smba.trafficmanager.net@example.org/")]
    [InlineData("https://example.org\\@smba.trafficmanager.net/")]
    [InlineData("https://user:pass@smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net:8443/")]
    [InlineData("https://smba.trafficmanager.net/teams/?to=x")]
    [InlineData("https://smba.trafficmanager.net/teams/#x")]
    [InlineData(" https://smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net/\r\nHost: example.org")]
    [InlineData("https://ѕmba.trafficmanager.net/")]
    [InlineData("https://ｓmba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager。net/")]
    [InlineData("https://smba.trafficmanager.net\u200b/")]
    [InlineData("https://xn--mba-bmd.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net%2eexample.org/")]
    [InlineData("https://smba.trafficmanager.net%00.example.org/")]
    [InlineData("https://smba%2etrafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net:@example.org/")]
    [InlineData("https://smba.trafficmanager.net#@example.org/")]
    [InlineData("https://smba.trafficmanager.net;example.org/")]
    [InlineData("https://smba.trafficmanager.net,example.org/")]
    [InlineData("https://smba.trafficmanager.net:0/")]
    [InlineData("https://smba.trafficmanager.net:80/")]
    [InlineData("https://smba.trafficmanager.net:99999/")]
    [InlineData("https://smba..trafficmanager.net/")]
    [InlineData("https://.smba.trafficmanager.net/")]
    [InlineData("https:smba.trafficmanager.net/teams/")]
    [InlineData("https:/smba.trafficmanager.net/teams/")]
    [InlineData("https:///smba.trafficmanager.net/teams/")]
    [InlineData("https:\\\\smba.trafficmanager.net/teams/")]
    [InlineData("//smba.trafficmanager.net/teams/")]
    [InlineData("wss://smba.trafficmanager.net/teams/")]
    [InlineData("gopher://smba.trafficmanager.net/teams/")]
    [InlineData("javascript://smba.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net/teams/../admin/")]
    [InlineData("https://smba.trafficmanager.net/./teams/")]
    [InlineData("https://smba.trafficmanager.net/teams/%2e%2e/")]
    [InlineData("https://smba.trafficmanager.net/teams/..%2fadmin/")]
    [InlineData("https://smba.trafficmanager.net/teams\0/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://[::1]/")]
    [InlineData("http://[::1]:3978/")]
    [InlineData("https://[fe80::1%25eth0]/")]
    [InlineData("https://[::ffff:a9fe:a9fe]/")]
    [InlineData("https://0x7f000001/")]
    [InlineData("https://0x7f.0.0.1/")]
    [InlineData("https://0177.0.0.1/")]
    [InlineData("https://017700000001/")]
    [InlineData("https://127.1/")]
    [InlineData("https://0/")]
    [InlineData("https://localhost./")]
    [InlineData("https://127.0.0.1.nip.io/")]
    [InlineData("https://13.107.6.152/")]
    [InlineData("https://[2620:1ec::1]/")]
    [InlineData("https://169.254.169.254/metadata/identity")]
    [InlineData("https://0.0.0.0/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("http://127.0.0.1:3978/")]
    [InlineData("http://localhost:3978/")]
    public void Every_other_address_is_refused(string? url) => Assert.False(With().TryParse(url, out _));

    [Theory]
    [InlineData("https://a.example.org/", true)]
    [InlineData("https://a.b.example.org/", true)]
    [InlineData("https://example.org/", false)]
    [InlineData("https://.example.org/", false)]
    [InlineData("https://badexample.org/", false)]
    [InlineData("https://a.example.org.example.net/", false)]
    public void A_suffix_matches_whole_labels_below_it(string url, bool isAllowed) =>
        Assert.Equal(isAllowed, With("*.example.org").TryParse(url, out _));

    [Fact]
    public void Loopback_must_be_listed_by_the_name_it_is_called_by()
    {
        Assert.True(With("127.0.0.1").TryParse("http://127.0.0.1:5005/teams/", out _));
        Assert.False(With("127.0.0.1").TryParse("http://localhost:5005/teams/", out _));
        Assert.False(With("127.0.0.1").TryParse("http://127.0.0.2:5005/teams/", out _));
        Assert.False(With("127.0.0.1").TryParse("http://2130706433:5005/teams/", out _));
        Assert.False(With("127.0.0.1").TryParse("http://0x7f.1:5005/teams/", out _));
        Assert.False(With("127.0.0.1").TryParse("http://127.1:5005/teams/", out _));
        Assert.False(With("127.0.0.1").TryParse("http://[::ffff:127.0.0.1]:5005/teams/", out _));
        Assert.False(With("127.0.0.1").TryParse("http://127.0.0.1.example.org:5005/teams/", out _));
        Assert.False(With("127.0.0.1").TryParse("http://127.0.0.1:5005@example.org/teams/", out _));
    }

    [Fact]
    public void Development_on_loopback_calls_this_machine_only()
    {
        var hosts = new ServiceHosts(Options.Create(new BotFrameworkOptions { DevelopmentLoopback = true }));

        Assert.True(hosts.TryParse("http://localhost:56150/_connector", out _));
        Assert.True(hosts.TryParse("http://127.0.0.1:56150/_connector", out _));
        Assert.False(hosts.TryParse("https://smba.trafficmanager.net/teams/", out _));
    }

    [Theory]
    [InlineData("smba.trafficmanager.net", true)]
    [InlineData("*.teams.microsoft.us", true)]
    [InlineData("localhost", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("", false)]
    [InlineData("*", false)]
    [InlineData("*.", false)]
    [InlineData("*.net", false)]
    [InlineData("a.*.net", false)]
    [InlineData("10.0.0.1", false)]
    [InlineData("https://smba.trafficmanager.net", false)]
    [InlineData("smba.trafficmanager.net/teams", false)]
    [InlineData("smba.trafficmanager.net\n", false)]
    public void Entries_are_names_suffixes_or_loopback(string entry, bool isValid) => Assert.Equal(isValid, ServiceHosts.IsValidEntry(entry));

    private static ServiceHosts With(params string[] entries)
    {
        var options = new BotFrameworkOptions();
        foreach (var entry in entries)
        {
            options.AllowedServiceHosts.Add(entry);
        }

        return new ServiceHosts(Options.Create(options));
    }
}
