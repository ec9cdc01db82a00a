using LeadershipBot.Operations;
using LeadershipBot.Pulses;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using Xunit;

namespace LeadershipBot.Tests.BadInput;

public sealed class StoreSettingsTests
{
    private const string Key = "c2VjcmV0LWtleS1vZi1hLXRlc3Q=";
    private const string Account = "AccountName=harbor;AccountKey=" + Key;
    private const string Addresses = "one of https://NAME.table.core.windows.net, https://NAME.table.core.usgovcloudapi.net, https://NAME.table.core.chinacloudapi.cn, with nothing after it.";
    private const string BadUri = "Storage:AccountUri must be " + Addresses;
    private const string BadEndpoint = "Storage:ConnectionString names an address for tables that must be " + Addresses;
    private const string NoEmulator = "is on this machine, which is for an emulator and refused outside the Development environment.";
    private const string NoHttps = "Storage:AccountUri is on this machine and not https, without which no identity is shown. Give an emulator its own Storage:ConnectionString.";
    private const string NoFolder = "Storage:DataDirectory is missing: name a folder this process may write to.";

    [Theory]
    [InlineData("https://harbor.table.core.windows.net")]
    [InlineData("https://harbor.table.core.windows.net/")]
    [InlineData("https://harbor2.table.core.usgovcloudapi.net/")]
    [InlineData("https://harbor.table.core.chinacloudapi.cn")]
    [InlineData("http://harbor.table.core.windows.net", BadUri)]
    [InlineData("https://harbor.table.core.windows.net:8443", BadUri)]
    [InlineData("https://harbor.table.core.windows.net/other", BadUri)]
    [InlineData("https://harbor.table.core.windows.net/?sv=1", BadUri)]
    [InlineData("https://user@harbor.table.core.windows.net/", BadUri)]
    [InlineData("https://harbor.blob.core.windows.net", BadUri)]
    [InlineData("https://table.core.windows.net", BadUri)]
    [InlineData("https://a.b.table.core.windows.net", BadUri)]
    [InlineData("https://harbor.table.core.windows.net.example.org", BadUri)]
    [InlineData("https://eviltable.core.windows.net", BadUri)]
    [InlineData("https://169.254.169.254", BadUri)]
    [InlineData("harbor", BadUri)]
    [InlineData("https://127.0.0.1:10002/devstoreaccount1", "Storage:AccountUri " + NoEmulator)]
    [InlineData("http://127.0.0.1:10002/devstoreaccount1", NoHttps)]
    public void Only_an_accounts_own_address_for_tables_is_taken(string uri, params string[] problems) =>
        Assert.Equal(problems, Problems(new() { AccountUri = uri, DataDirectory = "data" }));

    [Theory]
    [InlineData(Account)]
    [InlineData("DefaultEndpointsProtocol=https;" + Account + ";EndpointSuffix=core.windows.net")]
    [InlineData(Account + ";TableEndpoint=https://harbor.table.core.usgovcloudapi.net/;BlobEndpoint=https://harbor.blob.core.windows.net/")]
    [InlineData(Account + ";EndpointSuffix=example.org", BadEndpoint)]
    [InlineData(Account + ";TableEndpoint=https://example.org/", BadEndpoint)]
    [InlineData("DefaultEndpointsProtocol=http;" + Account, BadEndpoint)]
    [InlineData(Account + ";TableEndpoint=http://127.0.0.1:10002/devstoreaccount1", "Storage:ConnectionString names an address for tables that " + NoEmulator)]
    [InlineData("UseDevelopmentStorage=true", "Storage:ConnectionString names an address for tables that " + NoEmulator)]
    public void Only_a_connection_string_of_an_account_for_tables_is_taken(string text, params string[] problems) =>
        Assert.Equal(problems, Problems(new() { ConnectionString = text, DataDirectory = "data" }));

    [Theory]
    [InlineData("secret")]
    [InlineData("AccountName=harbor")]
    [InlineData("AccountName=harbor;AccountKey=not secret at all")]
    [InlineData("TableEndpoint=https://harbor.table.core.windows.net;SharedAccessSignature=sv=2024&sig=secret")]
    public void What_is_wrong_with_a_connection_string_is_said_without_any_of_it(string text)
    {
        var problem = Assert.Single(Problems(new() { ConnectionString = text, DataDirectory = "data" }));

        Assert.StartsWith("Storage:ConnectionString ", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Sandbox")]
    public void An_emulator_on_this_machine_is_taken_where_nobody_else_is_served(string environment)
    {
        Assert.Empty(Problems(new() { ConnectionString = "UseDevelopmentStorage=true", DataDirectory = "data" }, environment));
        Assert.Empty(Problems(new() { ConnectionString = Account + ";TableEndpoint=http://127.0.0.1:4711/harbor", DataDirectory = "data" }, environment));
        Assert.Equal([BadEndpoint], Problems(new() { ConnectionString = Account + ";TableEndpoint=http://10.0.0.1/harbor", DataDirectory = "data" }, environment));
        Assert.Empty(Problems(new() { AccountUri = "https://127.0.0.1:10002/devstoreaccount1", DataDirectory = "data" }, environment));
        Assert.Equal([NoHttps], Problems(new() { AccountUri = "http://127.0.0.1:10002/devstoreaccount1", DataDirectory = "data" }, environment));
        Assert.Equal([BadUri], Problems(new() { AccountUri = "http://harbor.table.core.windows.net", DataDirectory = "data" }, environment));
    }

    [Theory]
    [InlineData("", "", false, NoFolder)]
    [InlineData("", "", true, NoFolder)]
    [InlineData("", "https://harbor.table.core.windows.net", true)]
    [InlineData(Account, "", true)]
    [InlineData(
        Account, "", false,
        "Storage:DataDirectory is missing: name a folder this process may write to, for the master secret; or keep that in Key Vault (KeyVault:Uri).")]
    [InlineData(
        Account, "https://harbor.table.core.windows.net", true,
        "Storage:ConnectionString and Storage:AccountUri exclude each other: set one of them, or neither to keep the store in Storage:DataDirectory.")]
    public void A_folder_is_needed_for_what_is_kept_in_files(string connection, string account, bool hasVault, params string[] problems) => Assert.Equal(
        problems,
        Problems(
            new() { ConnectionString = connection, AccountUri = account },
            vault: hasVault ? new() { Uri = "https://harbor.vault.azure.net/", SecretName = "master" } : new()));

    [Fact]
    public void A_host_says_it_at_start_with_everything_else_that_is_wrong()
    {
        var builder = LeadershipBotHost.CreateBuilder(
            ["--contentRoot", AppContext.BaseDirectory, "--Storage:AccountUri", "http://example.org", "--KeyVault:SecretName", "master"]);

        var lines = StartErrors.Describe(Assert.ThrowsAny<Exception>(() => LeadershipBotHost.Build(builder)))!.Split(Environment.NewLine);

        Assert.Contains(BadUri, lines);
        Assert.Contains(lines, line => line.StartsWith("KeyVault:Uri and KeyVault:SecretName go together", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Bot:AppId", StringComparison.Ordinal));
        Assert.Equal(lines.Length, lines.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("Storage:ConnectionString", Account, typeof(AzureTableEntityStore))]
    [InlineData("Storage:AccountUri", "https://harbor.table.core.windows.net", typeof(AzureTableEntityStore))]
    [InlineData("", "", typeof(SqliteEntityStore))]
    public async Task The_settings_choose_the_store(string setting, string value, Type store)
    {
        var folder = Directory.CreateTempSubdirectory("store-");
        var builder = LeadershipBotHost.CreateBuilder(["--contentRoot", AppContext.BaseDirectory]);
        builder.Configuration["Storage:DataDirectory"] = folder.FullName;
        builder.Configuration["Bot:AppType"] = "UserAssignedMSI";
        builder.Configuration["Bot:AppId"] = builder.Configuration["Bot:TenantId"] = "11111111-2222-3333-4444-555555555555";
        if (setting.Length > 0)
        {
            builder.Configuration[setting] = value;
        }

        await using (var provider = builder.Services.BuildServiceProvider())
        {
            Assert.IsType(store, provider.GetRequiredService<IEntityStore>());
        }

        folder.Delete(recursive: true);
    }

    private static IEnumerable<string> Problems(StoreOptions options, string environment = "Production", KeyVaultOptions? vault = null) =>
        new StoreOptionsValidator(new HostingEnvironment { EnvironmentName = environment }, Options.Create(vault ?? new()))
            .Validate(name: null, options).Failures ?? [];
}
