using System.Text.Json;
using Xunit;

namespace LeadershipBot.Tests.Infra;

/// <summary>Runs <c>infra/deploy.sh</c> whole, with a stand-in for the Azure CLI that notes what it is asked.</summary>
public sealed class DeployScriptTests : IDisposable
{
    private readonly Deployer _deployer = new();

    public static bool IsWindows => OperatingSystem.IsWindows();

    public void Dispose() => _deployer.Dispose();

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task Everything_is_made_in_one_go()
    {
        Assert.True(await _deployer.DeployAsync() == 0, _deployer.Said);

        Assert.Equal("people", _deployer.State("file-roster.csv"));
        Assert.Equal("programs", _deployer.State("file-programs.yaml"));
        Assert.Equal("first program", _deployer.Program);
        Assert.Equal(_deployer.State("app"), _deployer.State("deployed"));
        Assert.Equal("SniEnabled", _deployer.State("bound").Trim());
        Assert.True(File.Exists(_deployer.PathOf("state", "access")));
        Assert.Contains("az bot show --resource-group leadershipbot --name leadershipbot-abc", _deployer.Said, StringComparison.Ordinal);
        Assert.Contains("manifest pack --out artifacts/leadershipbot-teams.zip", _deployer.Said, StringComparison.Ordinal);
        Assert.Contains("--app-id 11111111-1111-4111-8111-111111111111 --sign-in-app-id 33333333-3333-4333-8333-333333333333 --domain bot.agency.example", _deployer.Said, StringComparison.Ordinal);
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task A_second_run_makes_nothing_twice_and_leaves_the_secret_as_it_is()
    {
        Assert.Equal(0, await _deployer.DeployAsync());
        var secret = _deployer.State("secret-value");
        _ = _deployer.Calls;

        Assert.True(await _deployer.DeployAsync() == 0, _deployer.Said);

        string[] once = ["group create", "ad app create", "ad sp create", "keyvault secret set", "keyvault recover", "webapp config hostname add", "webapp config ssl create", "webapp config ssl bind"];
        Assert.Empty(_deployer.Calls.Where(call => once.Any(each => call.StartsWith(each, StringComparison.Ordinal))));
        Assert.Equal(secret, _deployer.State("secret-value"));
        Assert.Single(_deployer.Kept);
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task A_second_run_needs_no_files_of_the_agency_and_leaves_those_that_are_there()
    {
        Assert.Equal(0, await _deployer.DeployAsync());
        _deployer.SetState("file-roster.csv", "newer people");
        _ = _deployer.Calls;

        Assert.True(await _deployer.DeployAgainAsync() == 0, _deployer.Said);

        Assert.Equal("newer people", _deployer.State("file-roster.csv"));
        Assert.DoesNotContain(_deployer.Calls, call => call.Contains("--upload-file", StringComparison.Ordinal));
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task A_first_run_needs_both_files_and_so_does_one_after_a_run_that_did_not_send_them()
    {
        Assert.NotEqual(0, await _deployer.DeployAgainAsync("--location", "eastus"));
        Assert.Contains("--roster is missing", _deployer.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(_deployer.Calls, call => call.Contains(" create", StringComparison.Ordinal));

        _deployer.SetState("refuse", "/api/vfs/data/programs.yaml");
        Assert.NotEqual(0, await _deployer.DeployAsync());
        File.Delete(_deployer.PathOf("state", "refuse"));

        Assert.NotEqual(0, await _deployer.DeployAgainAsync());
        Assert.Contains("--programs is missing", _deployer.Said, StringComparison.Ordinal);
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task An_app_registration_of_the_same_name_is_not_taken_unless_its_id_is_given()
    {
        _deployer.SetState("app", "99999999-9999-4999-8999-999999999999\n");
        _deployer.SetState("enterprise-app", "");

        Assert.NotEqual(0, await _deployer.DeployAsync());
        Assert.Contains("nothing says that it is the bot's: 99999999", _deployer.Said, StringComparison.Ordinal);
        Assert.Contains("--sign-in-app-id", _deployer.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(_deployer.Calls, call => call.StartsWith("deployment", StringComparison.Ordinal) || call.StartsWith("rest", StringComparison.Ordinal));

        Assert.True(await _deployer.DeployAsync("--sign-in-app-id", "99999999-9999-4999-8999-999999999999") == 0, _deployer.Said);
        Assert.Equal("99999999-9999-4999-8999-999999999999", _deployer.State("deployed").Trim());

        // From then on the bot itself says which one it uses, on any machine.
        Directory.Delete(_deployer.PathOf("artifacts", "deployed"), recursive: true);
        Assert.True(await _deployer.DeployAgainAsync() == 0, _deployer.Said);
        Assert.Equal("99999999-9999-4999-8999-999999999999", _deployer.State("deployed").Trim());
    }

    [Theory(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    [InlineData("param name = 'other'", "would make a second one, other")]
    [InlineData("param name='other'", "would make a second one, other")]
    [InlineData("  param  name  =\t'other'  // the other one\r", "would make a second one, other")]
    [InlineData("param masterSecretName = 'another'", "master secret is called leadershipbot-master, and the parameters say another")]
    public async Task A_bot_that_is_there_gets_no_second_one_and_no_second_secret(string parameter, string reason)
    {
        Assert.Equal(0, await _deployer.DeployAsync());
        _ = _deployer.Calls;
        await AddParameterAsync(parameter);

        Assert.NotEqual(0, await _deployer.DeployAsync());

        Assert.Contains(reason, _deployer.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(_deployer.Calls, call => call.Contains(" create", StringComparison.Ordinal));
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task A_bot_whose_name_only_begins_with_the_same_words_is_another()
    {
        Assert.Equal(0, await _deployer.DeployAsync());
        _deployer.SetState("web-app", "leadershipbot-test-abc\n");
        _ = _deployer.Calls;

        Assert.NotEqual(0, await _deployer.DeployAsync());
        Assert.Contains("is called leadershipbot-test-abc, and the parameters would make a second one, leadershipbot,", _deployer.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(_deployer.Calls, call => call.Contains(" create", StringComparison.Ordinal));

        await AddParameterAsync("param name = 'leadershipbot-test'");
        Assert.True(await _deployer.DeployAsync() == 0, _deployer.Said);
    }

    [Theory(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    [InlineData("name", "toLower('Other')")]
    [InlineData("name", "'other${1}'")]
    [InlineData("masterSecretName", "readEnvironmentVariable('SECRET_NAME')")]
    [InlineData("cloud", "usual")]
    [InlineData("domain", "'bot.agency.example' == '' ? 'one' : 'other'")]
    public async Task A_parameter_that_can_not_be_read_is_refused_and_not_taken_for_its_default(string name, string value)
    {
        await AddParameterAsync($"param {name} = {value}");

        Assert.NotEqual(0, await _deployer.DeployAsync());

        Assert.Contains($"gives \"{name}\" in a way that can't be checked here", _deployer.Said, StringComparison.Ordinal);
        Assert.Equal("", _deployer.State("calls"));
    }

    [Theory(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    [InlineData("https://bot.agency.example", "is no host name")]
    [InlineData("bot.agency.example/tab", "is no host name")]
    [InlineData("Bot.agency.example", "is no host name")]
    [InlineData("bot", "is no host name")]
    [InlineData("bot.azurewebsites.net", "is Azure's own")]
    public async Task A_domain_that_can_not_be_one_is_refused(string domain, string reason)
    {
        var file = _deployer.PathOf("infra", "environments", "production.bicepparam");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("'bot.agency.example'", $"'{domain}'", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        Assert.NotEqual(0, await _deployer.DeployAsync());

        Assert.Contains(reason, _deployer.Said, StringComparison.Ordinal);
        Assert.Equal("", _deployer.State("calls"));
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task Another_subscription_is_chosen_for_the_run_only()
    {
        Assert.NotEqual(0, await _deployer.DeployAgainAsync("--subscription", "other"));

        Assert.Equal(
            ["account set --subscription other", "account set --subscription 66666666-6666-4666-8666-666666666666"],
            _deployer.Calls.Where(call => call.StartsWith("account set", StringComparison.Ordinal)));
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task After_everything_was_removed_it_can_be_deployed_again()
    {
        Assert.Equal(0, await _deployer.DeployAsync());
        Directory.Delete(_deployer.PathOf("state"), recursive: true);
        Directory.CreateDirectory(_deployer.PathOf("state"));

        Assert.True(await _deployer.DeployAsync() == 0, _deployer.Said);

        Assert.Contains("The app registration 33333333-3333-4333-8333-333333333333, which was made from this machine, is gone.", _deployer.Said, StringComparison.Ordinal);
        Assert.Single(_deployer.Calls, call => call.StartsWith("ad app create", StringComparison.Ordinal));
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task A_bot_whose_app_registration_is_gone_gets_no_other_in_silence()
    {
        Assert.Equal(0, await _deployer.DeployAsync());
        File.Delete(_deployer.PathOf("state", "app"));
        _ = _deployer.Calls;

        Assert.NotEqual(0, await _deployer.DeployAgainAsync());
        Assert.Contains("the Entra admin center can restore it", _deployer.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(_deployer.Calls, call => call.Contains(" create", StringComparison.Ordinal));

        _deployer.SetState("app", "99999999-9999-4999-8999-999999999999\n");
        Assert.True(await _deployer.DeployAgainAsync("--sign-in-app-id", "99999999-9999-4999-8999-999999999999") == 0, _deployer.Said);
        Assert.Equal("99999999-9999-4999-8999-999999999999", _deployer.State("deployed").Trim());
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task An_app_registration_that_is_given_has_to_be_there()
    {
        Assert.NotEqual(0, await _deployer.DeployAsync("--sign-in-app-id", "99999999-9999-4999-8999-999999999999"));

        Assert.Contains("there is no app registration 99999999-9999-4999-8999-999999999999", _deployer.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(_deployer.Calls, call => call.StartsWith("ad app create", StringComparison.Ordinal));
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task What_was_registered_for_a_group_of_the_same_name_in_another_subscription_is_not_taken()
    {
        Assert.Equal(0, await _deployer.DeployAsync());
        File.Delete(_deployer.PathOf("state", "deployed"));

        Assert.NotEqual(0, await _deployer.DeployAsync("--subscription", "other"));

        Assert.Contains("nothing says that it is the bot's: 33333333", _deployer.Said, StringComparison.Ordinal);
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task Whoever_owns_the_app_registration_afterwards_is_told_so_and_how_to_give_it_up()
    {
        const string Enterprise = "az rest --method DELETE --url \"https://graph.example/v1.0/servicePrincipals(appId='33333333-3333-4333-8333-333333333333')/owners/44444444-4444-4444-8444-444444444444/\\$ref\"";
        const string Registration = "az ad app owner remove --id 33333333-3333-4333-8333-333333333333 --owner-object-id 44444444-4444-4444-8444-444444444444";
        Assert.Equal(0, await _deployer.DeployAsync());
        Assert.Contains("Whoever owns it can also make themselves Leader or Administrator", _deployer.Said, StringComparison.Ordinal);
        Assert.Contains(Enterprise, _deployer.Said, StringComparison.Ordinal);
        Assert.Contains(Registration, _deployer.Said, StringComparison.Ordinal);

        // Of only one of them.
        _deployer.SetState("enterprise-app", "");
        Assert.Equal(0, await _deployer.DeployAgainAsync());
        Assert.DoesNotContain(Enterprise, _deployer.Said, StringComparison.Ordinal);
        Assert.Contains(Registration, _deployer.Said, StringComparison.Ordinal);

        _deployer.SetState("app-owner", "");
        Assert.Equal(0, await _deployer.DeployAgainAsync());
        Assert.DoesNotContain("What you own now", _deployer.Said, StringComparison.Ordinal);

        // Whoever may not change it any more learns who may.
        _deployer.SetState("refuse", "rest --method PATCH");
        Assert.NotEqual(0, await _deployer.DeployAgainAsync());
        Assert.Contains("one of its owners may, and whoever has the role Application Administrator", _deployer.Said, StringComparison.Ordinal);
    }

    [Theory(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    [InlineData("owner list", "You may own the app registration 33333333-3333-4333-8333-333333333333: Azure does not say who does")]
    [InlineData("ad app owner list", "You own the enterprise application of the app registration 33333333-3333-4333-8333-333333333333.")]
    [InlineData("ad sp owner list", "You own the app registration 33333333-3333-4333-8333-333333333333, so")]
    [InlineData("ad sp show --id 33333333-3333-4333-8333-333333333333 --query id", "You own the app registration 33333333-3333-4333-8333-333333333333, so")]
    public async Task What_Azure_does_not_tell_of_the_owners_stops_no_deployment_and_is_not_taken_for_certain(string refused, string said)
    {
        _deployer.SetState("refuse", refused);

        Assert.True(await _deployer.DeployAsync() == 0, _deployer.Said);

        Assert.Contains(said, _deployer.Said, StringComparison.Ordinal);
        Assert.Contains("az rest --method DELETE", _deployer.Said, StringComparison.Ordinal);
        Assert.Contains("az ad app owner remove", _deployer.Said, StringComparison.Ordinal);
        Assert.Equal("SniEnabled", _deployer.State("bound").Trim());
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task A_master_secret_that_was_deleted_comes_back()
    {
        Assert.Equal(0, await _deployer.DeployAsync());
        _ = _deployer.Calls;
        File.Move(_deployer.PathOf("state", "secrets"), _deployer.PathOf("state", "deleted-secret"));

        Assert.True(await _deployer.DeployAgainAsync() == 0, _deployer.Said);

        Assert.Contains("The master secret had been deleted; it is back as it was. If it was deleted because somebody had it, make a new version before the next round", _deployer.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(_deployer.Calls, call => call.StartsWith("keyvault secret set", StringComparison.Ordinal));
        Assert.Equal("", _deployer.State("role"));
    }

    [Theory(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    [InlineData("ad app create")]
    [InlineData("ad sp create")]
    [InlineData("deployment group create --resource-group leadershipbot --name leadershipbot --parameters")]
    [InlineData("rest --method PATCH")]
    [InlineData("role assignment create")]
    [InlineData("keyvault secret set")]
    [InlineData("master-secret.bicep")]
    [InlineData("/api/vfs/data/programs.yaml")]
    [InlineData("--type zip")]
    [InlineData("ssl create")]
    [InlineData("ssl bind")]
    public async Task After_a_failure_in_the_middle_the_next_run_finishes_and_nothing_borrowed_is_kept(string refused)
    {
        _deployer.SetState("refuse", refused);
        Assert.NotEqual(0, await _deployer.DeployAsync());
        Assert.Equal("", _deployer.State("role"));
        Assert.DoesNotContain("Done.", _deployer.Said, StringComparison.Ordinal);

        File.Delete(_deployer.PathOf("state", "refuse"));
        Assert.True(await _deployer.DeployAsync() == 0, _deployer.Said);

        Assert.Equal("SniEnabled", _deployer.State("bound").Trim());
        Assert.Equal("leadershipbot-master", _deployer.State("secrets").Trim());
        Assert.Equal("first program", _deployer.Program);
        Assert.Equal("", _deployer.State("role"));
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task The_master_secret_is_32_random_bytes_that_nothing_else_sees()
    {
        Assert.Equal(0, await _deployer.DeployAsync());

        var secret = _deployer.State("secret-value").Trim();
        Assert.Equal(32, Convert.FromBase64String(secret).Length);
        Assert.DoesNotContain(secret, _deployer.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(_deployer.Calls, call => call.Contains(secret, StringComparison.Ordinal));
        Assert.DoesNotContain(
            Directory.EnumerateFiles(_deployer.PathOf(), "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "secret-value"),
            file => File.ReadAllText(file).Contains(secret, StringComparison.Ordinal));
    }

    /// <summary>A vault that holds much besides: finding the name at once must not look like not finding it.</summary>
    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task The_master_secret_is_seen_among_many_others()
    {
        _deployer.SetState("secrets", "leadershipbot-master\n" + string.Concat(Enumerable.Range(0, 20_000).Select(each => $"another-{each}\n")));

        Assert.True(await _deployer.DeployAsync() == 0, _deployer.Said);

        Assert.Contains("The master secret is there", _deployer.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(_deployer.Calls, call => call.StartsWith("keyvault secret set", StringComparison.Ordinal));
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task The_sign_in_app_has_its_scope_before_Teams_is_given_it_and_both_roles()
    {
        Assert.Equal(0, await _deployer.DeployAsync());

        using var first = JsonDocument.Parse(_deployer.State("patch-0.json"));
        using var second = JsonDocument.Parse(_deployer.State("patch-1.json"));
        Assert.False(first.RootElement.GetProperty("api").TryGetProperty("preAuthorizedApplications", out _));
        Assert.Equal("api://bot.agency.example/33333333-3333-4333-8333-333333333333", second.RootElement.GetProperty("identifierUris")[0].GetString());
        var api = second.RootElement.GetProperty("api");
        var scope = api.GetProperty("oauth2PermissionScopes")[0];
        Assert.Equal(2, api.GetProperty("requestedAccessTokenVersion").GetInt32());
        Assert.Equal("access_as_user", scope.GetProperty("value").GetString());
        Assert.Equal(
            ["1fec8e78-bce4-4aaf-ab1b-5451cc387264", "5e3ce6c0-2b1f-4285-8d4b-75ee78787346"],
            api.GetProperty("preAuthorizedApplications").EnumerateArray().Select(client => client.GetProperty("appId").GetString()));
        Assert.All(api.GetProperty("preAuthorizedApplications").EnumerateArray(), client =>
            Assert.Equal(scope.GetProperty("id").GetString(), client.GetProperty("delegatedPermissionIds")[0].GetString()));
        Assert.Equal(["Leader", "Administrator"], second.RootElement.GetProperty("appRoles").EnumerateArray().Select(role => role.GetProperty("value").GetString()));
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task A_name_that_does_not_lead_here_yet_stops_last_and_says_which_records_are_missing()
    {
        _deployer.SetState("refuse", "hostname add");

        Assert.NotEqual(0, await _deployer.DeployAsync());

        Assert.Equal("first program", _deployer.Program);
        Assert.Contains("CNAME  bot.agency.example        leadershipbot-abc.azurewebsites.example", _deployer.Said, StringComparison.Ordinal);
        Assert.Contains("TXT    asuid.bot.agency.example  PROOF", _deployer.Said, StringComparison.Ordinal);
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task A_vault_that_was_deleted_with_an_earlier_deployment_comes_back()
    {
        _deployer.SetState("deleted-vault", "leadershipbotabc\n");

        Assert.True(await _deployer.DeployAsync() == 0, _deployer.Said);

        Assert.Contains("keyvault recover --name leadershipbotabc --resource-group leadershipbot --output none", _deployer.Calls);
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task It_waits_until_the_bot_is_ready_and_says_so_if_it_never_is()
    {
        _deployer.SetState("not-ready", "1\n2\n3\n");
        Assert.True(await _deployer.DeployAsync() == 0, _deployer.Said);
        Assert.Equal(6, _deployer.Calls.Count(call => call.EndsWith("/readyz", StringComparison.Ordinal)));
        Assert.Contains("Not yet: not ready: starting", _deployer.Said, StringComparison.Ordinal);

        _deployer.SetState("not-ready", string.Concat(Enumerable.Repeat("1\n", 100)));
        Assert.NotEqual(0, await _deployer.DeployAsync());
        Assert.Contains("the bot did not get ready", _deployer.Said, StringComparison.Ordinal);
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task What_if_changes_nothing()
    {
        _deployer.SetState("group", "");

        Assert.True(await _deployer.DeployAsync("--what-if") == 0, _deployer.Said);

        Assert.Contains("+ what would change", _deployer.Said, StringComparison.Ordinal);
        string[] changing = [" create", " set ", " add", " bind", " deploy ", "PATCH"];
        Assert.Empty(_deployer.Calls.Where(call => changing.Any(word => call.Contains(word, StringComparison.Ordinal))));
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task What_is_missing_is_named_before_anything_is_made()
    {
        await AssertRefusedAsync("nobody is signed in", deployer => deployer.SetState("refuse", "account show"));
        await AssertRefusedAsync("az bicep install", deployer => deployer.SetState("refuse", "bicep version"));
        await AssertRefusedAsync("cloud 'Public' does not go with AzureUSGovernment", deployer => deployer.Environment["STANDIN_CLOUD"] = "AzureUSGovernment");
        await AssertRefusedAsync("run infra/publish.sh first", deployer => File.Delete(deployer.PathOf("artifacts", "leadershipbot.zip")));
        await AssertRefusedAsync("--roster names no file", deployer => File.Delete(deployer.PathOf("roster.csv")));
        await AssertRefusedAsync("--programs names no file", deployer => File.Delete(deployer.PathOf("programs.yaml")));
        await AssertRefusedAsync("there is no subscription \"other\"", deployer => deployer.SetState("refuse", "account set"), "--subscription", "other");
        await AssertRefusedAsync("fill in domain and alertEmail", deployer =>
            File.Copy(BicepFiles.PathOf("environments", "production.bicepparam"), deployer.PathOf("infra", "environments", "production.bicepparam"), overwrite: true));
        await AssertRefusedAsync("there is no option \"--colour\"", _ => { }, "--colour", "green");
    }

    private Task AddParameterAsync(string line) =>
        File.AppendAllTextAsync(_deployer.PathOf("infra", "environments", "production.bicepparam"), $"\n{line}\n", TestContext.Current.CancellationToken);

    private static async Task AssertRefusedAsync(string reason, Action<Deployer> prepare, params string[] more)
    {
        using var deployer = new Deployer();
        prepare(deployer);

        Assert.NotEqual(0, await deployer.DeployAsync(more));

        Assert.Contains(reason, deployer.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(deployer.Calls, call => call.Contains(" create", StringComparison.Ordinal));
    }
}
