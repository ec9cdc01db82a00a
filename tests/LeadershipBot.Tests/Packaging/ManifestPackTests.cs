using System.IO.Compression;
using LeadershipBot.Tests.Manifest;
using Xunit;

namespace LeadershipBot.Tests.Packaging;

public sealed class ManifestPackTests : IDisposable
{
    private readonly PackRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task The_zip_holds_the_four_files_and_no_folder()
    {
        var (code, output, errors) = await _run.PackAsync();

        Assert.Equal((0, ""), (code, errors));
        using var zip = await ZipFile.OpenReadAsync(_run.Zip, TestContext.Current.CancellationToken);
        Assert.Equal(["manifest.json", "es.json", "color.png", "outline.png"], zip.Entries.Select(entry => entry.FullName));
        Assert.Contains($"api://{PackRun.Domain}/{PackRun.AppId} (the application ID URI in Entra ID)", output, StringComparison.Ordinal);
        Assert.Equal([_run.Zip], Directory.EnumerateFileSystemEntries(_run.Folder));
    }

    [Fact]
    public async Task Ids_and_domain_are_filled_in_wherever_they_belong()
    {
        await _run.PackAsync();

        var manifest = _run.Json("manifest.json");
        Assert.Equal(PackRun.AppId, (string?)manifest["id"]);
        Assert.Equal(PackRun.AppId, (string?)manifest["bots"]![0]!["botId"]);
        Assert.Equal(PackRun.AppId, (string?)manifest["webApplicationInfo"]!["id"]);
        Assert.Equal($"api://{PackRun.Domain}/{PackRun.AppId}", (string?)manifest["webApplicationInfo"]!["resource"]);
        Assert.Equal([PackRun.Domain], manifest["validDomains"]!.AsArray().Select(domain => (string?)domain));
        Assert.Equal($"https://{PackRun.Domain}/tab/", (string?)manifest["staticTabs"]![0]!["contentUrl"]);
        Assert.Equal($"https://{PackRun.Domain}/tab/", (string?)manifest["staticTabs"]![0]!["websiteUrl"]);
        Assert.Equal($"https://{PackRun.Domain}/", (string?)manifest["developer"]!["websiteUrl"]);
        Assert.Equal($"https://{PackRun.Domain}/privacy", (string?)manifest["developer"]!["privacyUrl"]);
        Assert.Equal($"https://{PackRun.Domain}/terms", (string?)manifest["developer"]!["termsOfUseUrl"]);
        Assert.Equal((string?)ManifestFolder.Json("manifest.json").GetProperty("version").GetString(), (string?)manifest["version"]);
        var text = manifest.ToJsonString();
        Assert.DoesNotContain("example.org", text, StringComparison.Ordinal);
        Assert.DoesNotContain("00000000", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_can_sign_people_in_to_an_application_of_its_own()
    {
        await _run.PackAsync("--sign-in-app-id", PackRun.SignInAppId);

        var manifest = _run.Json("manifest.json");
        Assert.Equal(PackRun.AppId, (string?)manifest["id"]);
        Assert.Equal(PackRun.SignInAppId, (string?)manifest["webApplicationInfo"]!["id"]);
        Assert.Equal($"api://{PackRun.Domain}/{PackRun.SignInAppId}", (string?)manifest["webApplicationInfo"]!["resource"]);
    }

    [Fact]
    public async Task An_agency_puts_its_own_name_and_pages_in_both_languages()
    {
        var (code, output, _) = await _run.PackAsync(
            "--name", "Harbor", "--developer-name", "Harbor County", "--website-url", "https://harbor.gov/bot", "--privacy-url", "https://harbor.gov/privacy",
            "--terms-url", "https://harbor.gov/terms", "--version", "1.2.0");

        Assert.Equal(0, code);
        Assert.Contains("Harbor 1.2.0, in English and Spanish.", output, StringComparison.Ordinal);
        var manifest = _run.Json("manifest.json");
        var spanish = _run.Json("es.json");
        Assert.Equal("Harbor", (string?)manifest["name"]!["short"]);
        Assert.Equal("Harbor for human services", (string?)manifest["name"]!["full"]);
        Assert.StartsWith("Harbor helps people", (string?)manifest["description"]!["full"], StringComparison.Ordinal);
        Assert.Equal("Harbor", (string?)spanish["name.short"]);
        Assert.Equal("Harbor para servicios humanos", (string?)spanish["name.full"]);
        Assert.StartsWith("Harbor ayuda", (string?)spanish["description.full"], StringComparison.Ordinal);
        Assert.Equal("Harbor County", (string?)manifest["developer"]!["name"]);
        Assert.Equal("https://harbor.gov/privacy", (string?)manifest["developer"]!["privacyUrl"]);
        Assert.DoesNotContain("LeadershipBot", manifest.ToJsonString() + spanish.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_options_give_the_same_bytes_at_any_time()
    {
        await _run.PackAsync();
        var first = await File.ReadAllBytesAsync(_run.Zip, TestContext.Current.CancellationToken);
        File.Delete(_run.Zip);

        await _run.PackAsync();

        Assert.Equal(first, await File.ReadAllBytesAsync(_run.Zip, TestContext.Current.CancellationToken));
        using var zip = await ZipFile.OpenReadAsync(_run.Zip, TestContext.Current.CancellationToken);
        Assert.All(zip.Entries, entry => Assert.Equal(1980, entry.LastWriteTime.Year));
    }

    [Fact]
    public async Task Every_wrong_option_is_named_in_one_message_and_nothing_is_written()
    {
        var (code, output, errors) = await PackRun.RunAsync(
            "manifest", "pack", "--app-id", "my-bot", "--domain", "https://bot.agency.gov/", "--out", Path.Combine(_run.Folder, "nowhere", "app.zip"),
            "--sign-in-app-id", "00000000-0000-0000-0000-000000000000", "--name", new string('n', 31), "--developer-name", " ",
            "--website-url", "http://harbor.gov/", "--privacy-url", "harbor.gov/privacy", "--terms-url", "https://user@harbor.gov/", "--version", "1.0");

        Assert.Equal((1, ""), (code, output));
        Assert.Equal(
            [
                "No package was written:",
                "  --app-id: must be the bot's application id, a GUID such as the setting Bot:AppId",
                "  --sign-in-app-id: must be an application's id, a GUID such as the setting SignIn:Audiences:0",
                "  --domain: must be the bot's own host name such as bot.agency.gov, without https://, port or path",
                "  --name: must be one line of 1 to 30 characters",
                "  --developer-name: must be one line of 1 to 32 characters",
                "  --website-url: must be an https address that anybody can open",
                "  --privacy-url: must be an https address that anybody can open",
                "  --terms-url: must be an https address that anybody can open",
                "  --version: must be three numbers such as 1.2.0",
            ],
            Lines(errors));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_run.Folder));
    }

    [Fact]
    public async Task Every_missing_option_is_named_in_one_message()
    {
        var (code, _, errors) = await PackRun.RunAsync("manifest", "pack");

        Assert.Equal(1, code);
        Assert.Equal(["--app-id", "--domain", "--out"], Lines(errors).Skip(1).Select(line => line.Trim().Split(':')[0]));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("bot.agency.gov:443")]
    [InlineData("bot.agency.gov/tab")]
    [InlineData("*.agency.gov")]
    [InlineData("bot.example.org")]
    [InlineData("bot_1.agency.gov")]
    [InlineData("-bot.agency.gov")]
    [InlineData("bot.agency.gov.")]
    [InlineData("bot.agency.gov\n")]
    public async Task A_domain_is_a_host_name_that_somebody_can_own(string domain)
    {
        var (code, _, errors) = await PackRun.RunAsync("manifest", "pack", "--app-id", PackRun.AppId, "--domain", domain, "--out", _run.Zip);

        Assert.Equal(1, code);
        Assert.StartsWith("  --domain: ", Assert.Single(Lines(errors).Skip(1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_package_takes_the_place_of_an_older_one()
    {
        await _run.PackAsync();

        var (code, _, _) = await _run.PackAsync("--version", "1.0.1");

        Assert.Equal(0, code);
        Assert.Equal("1.0.1", (string?)_run.Json("manifest.json")["version"]);
    }

    [Fact]
    public async Task Nobody_elses_file_is_written_over()
    {
        await File.WriteAllTextAsync(_run.Zip, "somebody's thesis", TestContext.Current.CancellationToken);

        var (code, _, errors) = await _run.PackAsync();

        Assert.Equal(1, code);
        Assert.Contains("--out: " + _run.Zip + " is there and is no package of this app", errors, StringComparison.Ordinal);
        Assert.Equal("somebody's thesis", await File.ReadAllTextAsync(_run.Zip, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Another_zip_is_not_written_over_either()
    {
        using (var zip = await ZipFile.OpenAsync(_run.Zip, ZipArchiveMode.Create, TestContext.Current.CancellationToken))
        {
            foreach (var name in (string[])["manifest.json", "es.json", "color.png", "outline.png"])
            {
                await using var writer = new StreamWriter(await zip.CreateEntry(name).OpenAsync(TestContext.Current.CancellationToken));
                await writer.WriteAsync("{}");
            }
        }

        Assert.Equal(1, (await _run.PackAsync()).Code);
    }

    [Fact]
    public async Task A_folder_of_that_name_or_none_above_it_is_told()
    {
        Directory.CreateDirectory(_run.Zip);
        Assert.Contains("is there and is no package", (await _run.PackAsync()).Errors, StringComparison.Ordinal);

        var nowhere = Path.Combine(_run.Folder, "nowhere");
        var (_, _, errors) = await PackRun.RunAsync(
            "manifest", "pack", "--app-id", PackRun.AppId, "--domain", PackRun.Domain, "--out", Path.Combine(nowhere, "app.zip"));
        Assert.Contains("--out: there is no folder " + nowhere, errors, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r'));
}
