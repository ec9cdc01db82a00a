using Xunit;

namespace LeadershipBot.Tests.Infra;

/// <summary>What is deployed keeps the promise to staff, holds no secret and gives nobody more leave than needed.</summary>
public sealed class BicepPromiseTests
{
    private const string TableDataContributor = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3";

    private const string KeyVaultSecretsUser = "4633458b-17de-408a-b874-0445c86b69e6";

    [Fact]
    public async Task No_key_and_no_secret_is_read_passed_on_or_given_out()
    {
        foreach (var file in await BicepFiles.AllAsync())
        {
            var words = file.Root.All.Select(node => node.Word).ToList();
            Assert.DoesNotContain(words, word => word.StartsWith("list", StringComparison.Ordinal) && (word.Contains("Key", StringComparison.Ordinal) || word.Contains("Secret", StringComparison.Ordinal)));
            Assert.DoesNotContain(file.Functions, function => function is "secure" or "getSecret" || function.EndsWith(" getSecret", StringComparison.Ordinal));
            Assert.Empty(file.Outputs.Select(BicepFile.NameOf).Except(["botAppId", "botName", "botPrincipalId", "webApp", "defaultHostName", "domainProof", "domain",
                "vaultName", "masterSecretName", "tablesUri", "vaultUri", "appId", "appName"], StringComparer.Ordinal));
        }

        var secrets = await ResourcesAsync("Microsoft.KeyVault/vaults/secrets");
        Assert.Null(Assert.Single(secrets).Value("properties"));
    }

    [Fact]
    public async Task Nothing_records_requests_to_tables_or_to_the_bot()
    {
        var everything = (await BicepFiles.AllAsync()).SelectMany(file => file.Resources).ToList();
        var logs = everything.Where(resource => resource.Kind == "Microsoft.Insights/diagnosticSettings").ToList();
        var categories = logs.SelectMany(log => log.Body.All.Where(node => node.Type == "object_property" && node.Parts[0].Word == "category")).Select(node => node.Parts[^1].Word);

        Assert.DoesNotContain(everything, resource => resource.Kind.Contains("tableServices", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(everything, resource => resource.Kind.StartsWith("Microsoft.Insights/components", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(["app", "vault"], logs.Select(log => log.Value("scope")).Order(StringComparer.Ordinal));
        Assert.Equal(["AppServiceConsoleLogs", "AppServicePlatformLogs", "AuditEvent"], categories.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(await SettingsAsync(), setting => setting.StartsWith("APPLICATIONINSIGHTS", StringComparison.OrdinalIgnoreCase) || setting.StartsWith("OTEL", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A group of categories takes in requests, too, and so do the platform's metrics.</summary>
    [Fact]
    public async Task What_is_recorded_is_named_one_by_one()
    {
        var properties = (await BicepFiles.AllAsync()).SelectMany(file => file.Root.All).Where(node => node.Type == "object_property").Select(node => node.Parts[0].Word).ToList();

        Assert.Contains("category", properties);
        Assert.Empty(properties.Intersect(["categoryGroup", "metrics"], StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_bot_may_use_its_tables_and_read_its_one_secret_and_nobody_gets_any_more()
    {
        var roles = await ResourcesAsync("Microsoft.Authorization/roleAssignments");

        Assert.Equal(["masterSecret", "storage"], roles.Select(role => role.Value("scope")).Order(StringComparer.Ordinal));
        Assert.All(roles, role => Assert.Equal("botPrincipalId", role.Value("properties/principalId")));
        Assert.Equal(
            [TableDataContributor, KeyVaultSecretsUser],
            (await BicepFiles.AllAsync()).SelectMany(file => file.Root.All).Where(node => node.Type == "string" && Guid.TryParse(node.Word, out _))
                .Select(node => node.Word).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Microsoft.Storage/storageAccounts", "properties/allowBlobPublicAccess", "false")]
    [InlineData("Microsoft.Storage/storageAccounts", "properties/allowSharedKeyAccess", "false")]
    [InlineData("Microsoft.Storage/storageAccounts", "properties/supportsHttpsTrafficOnly", "true")]
    [InlineData("Microsoft.Storage/storageAccounts", "properties/minimumTlsVersion", "'TLS1_2'")]
    [InlineData("Microsoft.KeyVault/vaults", "properties/enableRbacAuthorization", "true")]
    [InlineData("Microsoft.KeyVault/vaults", "properties/enablePurgeProtection", "true")]
    [InlineData("Microsoft.KeyVault/vaults", "properties/enableSoftDelete", "true")]
    [InlineData("Microsoft.Web/sites", "properties/httpsOnly", "true")]
    [InlineData("Microsoft.Web/sites", "properties/clientAffinityEnabled", "false")]
    [InlineData("Microsoft.Web/sites", "properties/siteConfig/linuxFxVersion", "'DOTNETCORE|10.0'")]
    [InlineData("Microsoft.Web/sites", "properties/siteConfig/minTlsVersion", "'1.2'")]
    [InlineData("Microsoft.Web/sites", "properties/siteConfig/ftpsState", "'Disabled'")]
    [InlineData("Microsoft.Web/sites", "properties/siteConfig/healthCheckPath", "'/readyz'")]
    [InlineData("Microsoft.Web/sites", "properties/siteConfig/numberOfWorkers", "1")]
    [InlineData("Microsoft.Web/sites", "properties/siteConfig/alwaysOn", "true")]
    [InlineData("Microsoft.Web/sites", "properties/siteConfig/httpLoggingEnabled", "false")]
    [InlineData("Microsoft.Web/sites/basicPublishingCredentialsPolicies", "properties/allow", "false")]
    [InlineData("Microsoft.BotService/botServices", "properties/msaAppType", "'UserAssignedMSI'")]
    [InlineData("Microsoft.BotService/botServices", "properties/disableLocalAuth", "true")]
    public async Task A_service_is_closed_where_it_can_be(string kind, string path, string expected)
    {
        var resources = (await ResourcesAsync(kind)).Where(resource => resource.Value("properties") is not null).ToList();

        Assert.NotEmpty(resources);
        Assert.All(resources, resource => Assert.Equal(expected, resource.Value(path)));
    }

    [Fact]
    public async Task What_has_tags_gets_them()
    {
        string[] without = ["Microsoft.Authorization/roleAssignments", "Microsoft.Insights/diagnosticSettings", "Microsoft.Web/sites/basicPublishingCredentialsPolicies",
            "Microsoft.BotService/botServices/channels", "Microsoft.KeyVault/vaults/secrets"];
        var resources = (await BicepFiles.AllAsync()).SelectMany(file => file.Resources).Where(resource => resource.Value("properties") is not null && !without.Contains(resource.Kind, StringComparer.Ordinal));

        Assert.All(resources, resource => Assert.Contains(resource.Value("tags"), new[] { "tags", "allTags" }));
    }

    [Fact]
    public async Task Names_are_unique_to_the_resource_group_and_not_too_long()
    {
        var main = await BicepFiles.OneAsync("main.bicep");
        var text = await File.ReadAllTextAsync(BicepFiles.PathOf("main.bicep"), TestContext.Current.CancellationToken);

        // uniqueString gives 13 signs. An account's or a vault's name has at most 24 and no hyphen here; other names at most 40 or more.
        Assert.Contains("var suffix = uniqueString(resourceGroup().id)", text, StringComparison.Ordinal);
        Assert.Contains("var shortName = '${take(plainName, 11)}${suffix}'", text, StringComparison.Ordinal);
        Assert.Contains("@maxLength(20)\nparam name string", text, StringComparison.Ordinal);
        Assert.Equal(["shortName", "shortName"], new[] { "storageName", "vaultName" }.Select(name => main.Modules.Single(module => module.Symbol == "store").Body.Property("params")!.Property(name)!.Flat));
    }

    [Fact]
    public void The_lint_rules_are_errors()
    {
        using var config = System.Text.Json.JsonDocument.Parse(File.ReadAllText(BicepFiles.PathOf("bicepconfig.json")));
        var rules = config.RootElement.GetProperty("analyzers").GetProperty("core").GetProperty("rules");

        Assert.All(rules.EnumerateObject(), rule => Assert.Equal("error", rule.Value.GetProperty("level").GetString()));
    }

    private static async Task<IReadOnlyList<BicepResource>> ResourcesAsync(string kind) =>
        [.. (await BicepFiles.AllAsync()).SelectMany(file => file.Resources).Where(resource => resource.Kind == kind)];

    private static async Task<IReadOnlyList<string>> SettingsAsync() => BicepSettings.In(await BicepFiles.OneAsync("modules/host.bicep"));
}
