using System.Diagnostics;
using Xunit;

namespace LeadershipBot.Tests.Settings;

/// <summary>One message with everything that is wrong, as the person who starts the bot reads it.</summary>
public sealed class StartMessageTests
{
    [Fact]
    public void Right_settings_are_taken() => Assert.Empty(RefusedStart.Lines());

    [Fact]
    public async Task The_program_says_it_all_at_once_and_ends()
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "exec", Path.Combine(AppContext.BaseDirectory, "LeadershipBot.dll"), "--contentRoot", AppContext.BaseDirectory,
                "--Bot:AppId=0f8fad5b-d9cb-469f-a165-70867728950e", "--Bot:AppType=SingleTenant", "--Bot:MaxTries=many", "--Bot:ClientSecret=hush-hush", "--Bot:AppID2=x",
                "--Bot:ClientSecretExpires=2020-01-31", "--Bot:Cloud=GccHigh", "--Bot:Domain=https://bot.agency.gov",
                "--Roster:File=people.csv", "--Storage:AcountUri=https://harbor.table.core.usgovcloudapi.net", "--Storage:ConnectionString=AccountKey=hush-hush",
                "--KeyVault:Uri=https://harbor.vault.azure.net/", "--SignIn:Audiences=my-app", "--Results:TeamsUrl=https://teams.microsoft.com/",
                "--Pulses:DrainSeconds=5", "--Delivery:MessagesPerWeek=0", "--Delivery:LeaseSeconds=1", "--Delivery:DrainSeconds=600", "--Schedules:SweepSeconds=soon",
                "--Storge:DataDirectory=data",
            ])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.Contains("__", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            """
            The bot can't start until this is mended:
            Bot:AppID2 is no setting. Did you mean Bot:AppId?
            Bot:MaxTries must be a whole number.
            Bot:TenantId: must be the agency's Entra tenant id, a GUID.
            Bot:Domain: must be a host name such as bot.agency.gov, without https://, port or path.
            Storage:AcountUri is no setting. Did you mean Storage:AccountUri?
            Storage:ConnectionString must name AccountName and AccountKey. Without a key, set Storage:AccountUri and give the bot's identity leave.
            Programs:File is missing: name the YAML file of programs; docs/programs.md shows its settings.
            Pulses:DrainSeconds must be 0, or from 11 to 120.
            KeyVault:Uri and KeyVault:SecretName go together: set both, or neither to keep the master secret in a file.
            KeyVault:Uri is an address of another cloud than Bot:Cloud, GccHigh, where it would be under vault.usgovcloudapi.net.
            Results:TeamsUrl is an address of another cloud than Bot:Cloud, GccHigh, where it would be on gov.teams.microsoft.us.
            Delivery:MessagesPerWeek must be from 1 to 50.
            Delivery:LeaseSeconds must be from 2 to 3600.
            Delivery:DrainSeconds must be from 1 to 60.
            Schedules:SweepSeconds must be a whole number.
            SignIn:Audiences is a list: write SignIn:Audiences:0, SignIn:Audiences:1 and so on.
            Storge:DataDirectory is no setting. Did you mean Storage:DataDirectory?
            """.ReplaceLineEndings("\n"),
            errors.ReplaceLineEndings("\n").Trim());
        Assert.Equal(("", 1), (await output, process.ExitCode));
    }

    [Fact]
    public void A_value_of_the_wrong_kind_hides_nothing_else() => Assert.Equal(
        [
            RefusedStart.Header,
            "Bot:DevelopmentLoopback must be true or false.",
            "Bot:RequestTimeout must be a time such as 00:00:30.",
            "Bot:TenantId: must be the agency's Entra tenant id, a GUID.",
            "Schedules:SweepSeconds must be a whole number.",
        ],
        RefusedStart.Lines(
            ("Bot:TenantId", null), ("Bot:RequestTimeout", "a while"), ("Bot:DevelopmentLoopback", "maybe"), ("Schedules:SweepSeconds", "soon"))
            .Where(line => !line.Contains(":File", StringComparison.Ordinal)));

    [Fact]
    public void A_setting_that_is_left_empty_is_one_that_is_not_set() => Assert.Empty(RefusedStart.Lines(
        ("Bot:MaxTries", ""), ("Bot:DevelopmentLoopback", ""), ("Bot:Domain", ""), ("Bot:ClientSecretExpires", ""), ("KeyVault:Uri", ""), ("SignIn:Issuer", "")));

    [Theory]
    [InlineData("Bot:AppID2", "Bot:AppID2 is no setting. Did you mean Bot:AppId?")]
    [InlineData("Bot:Tenant", "Bot:Tenant is no setting. Did you mean Bot:TenantId?")]
    [InlineData("Bot:Nothing", "Bot:Nothing is no setting. docs/configuration.md lists all that there are.")]
    [InlineData("Bot:AppId:0", "Bot:AppId:0 is no setting. Did you mean Bot:AppId?")]
    [InlineData("Bot:AllowedServiceHosts", "Bot:AllowedServiceHosts is a list: write Bot:AllowedServiceHosts:0, Bot:AllowedServiceHosts:1 and so on.")]
    [InlineData("SignIn:Audiences:first", "SignIn:Audiences:first is no setting. Did you mean SignIn:Audiences?")]
    [InlineData("Roster:Path", "Roster:Path is no setting. docs/configuration.md lists all that there are.")]
    [InlineData("KeyVualt:Uri", "KeyVualt:Uri is no setting. Did you mean KeyVault:Uri?")]
    public void A_name_that_is_no_setting_is_told(string setting, string problem) => Assert.Contains(problem, RefusedStart.Lines((setting, "x")));

    [Theory]
    [InlineData("bot:tenantid", "7c9e6679-7425-40de-944b-e07fc1f90ae7")]
    [InlineData("Logging:LogLevel:Default", "Warning")]
    [InlineData("Kestrel:Limits:MaxConcurrentConnections", "10")]
    [InlineData("Somebody:Elses", "x")]
    [InlineData("Bot", "x")]
    public void Names_of_others_and_other_spellings_are_taken(string setting, string value) => Assert.Empty(RefusedStart.Lines((setting, value)));

    [Fact]
    public void What_is_wrong_in_the_files_comes_with_what_is_wrong_in_the_settings()
    {
        var folder = Directory.CreateTempSubdirectory("files-");
        var roster = Path.Combine(folder.FullName, "people.csv");
        File.WriteAllText(roster, "id,name\n");

        var lines = RefusedStart.Lines(("Bot:TenantId", null), ("Roster:File", roster), ("Programs:File", Path.Combine(folder.FullName, "none.yaml")));

        folder.Delete(recursive: true);
        Assert.Equal([RefusedStart.Header, "Bot:TenantId: must be the agency's Entra tenant id, a GUID."], lines.Take(2));
        Assert.Contains(lines, line => line.StartsWith("Roster:File people.csv, line 1, ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Programs:File none.yaml, line 0, file: The file cannot be read:", StringComparison.Ordinal));
    }
}
