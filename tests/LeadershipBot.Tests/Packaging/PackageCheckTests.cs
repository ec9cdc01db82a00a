using System.IO.Compression;
using System.Text.Json.Nodes;
using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.Packaging;
using LeadershipBot.SignIn;
using Xunit;

namespace LeadershipBot.Tests.Packaging;

public sealed class PackageCheckTests : IDisposable
{
    private readonly PackRun _run = new();
    private readonly BotFrameworkOptions _bot = new() { AppId = PackRun.AppId, Domain = PackRun.Domain };
    private readonly SignInOptions _signIn = new() { Audiences = { PackRun.AppId } };

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_package_made_for_these_settings_fits()
    {
        await _run.PackAsync();

        Assert.Empty(Check());
    }

    [Fact]
    public async Task So_does_one_that_signs_in_to_its_own_application()
    {
        await _run.PackAsync("--sign-in-app-id", PackRun.SignInAppId);
        _signIn.Audiences[0] = $"api://{PackRun.Domain}/{PackRun.SignInAppId}";

        Assert.Empty(Check());
    }

    [Fact]
    public async Task Without_a_domain_in_the_settings_none_is_compared()
    {
        await _run.PackAsync();
        _bot.Domain = "";

        Assert.Empty(Check());
    }

    [Fact]
    public async Task A_package_for_another_domain_is_told()
    {
        await _run.PackAsync();
        _bot.Domain = "bot.other.gov";

        Assert.Equal(["The package is for another domain: its page is on bot.agency.gov, and Bot:Domain is bot.other.gov."], Check());
    }

    [Fact]
    public async Task A_package_of_another_bot_is_told()
    {
        await _run.PackAsync("--sign-in-app-id", PackRun.AppId);
        _bot.AppId = PackRun.SignInAppId;

        Assert.Equal(
            [
                $"The package is for another bot: id is {PackRun.AppId}, and Bot:AppId is {PackRun.SignInAppId}.",
                $"The package is for another bot: bots[0].botId is {PackRun.AppId}, and Bot:AppId is {PackRun.SignInAppId}.",
            ],
            Check());
    }

    [Fact]
    public async Task A_package_that_signs_in_elsewhere_is_told()
    {
        await _run.PackAsync("--sign-in-app-id", PackRun.SignInAppId);

        Assert.Equal(
            [$"The package signs people in to another application: webApplicationInfo.id is {PackRun.SignInAppId}, and SignIn:Audiences has {PackRun.AppId}."], Check());
    }

    [Theory]
    [InlineData("es.json", "es.json is missing, and manifest.json names it.")]
    [InlineData("color.png", "color.png is missing, the icon that icons.color names.")]
    [InlineData("outline.png", "outline.png is missing, the icon that icons.outline names.")]
    [InlineData("manifest.json", "manifest.json is missing. The files must not be in a folder.")]
    public async Task A_missing_file_is_named(string file, string problem)
    {
        await _run.PackAsync();
        Change(zip => zip.GetEntry(file)!.Delete());

        Assert.Equal([problem], Check());
    }

    [Fact]
    public async Task Files_in_a_folder_are_not_found()
    {
        var folder = Path.Combine(_run.Folder, "app");
        await _run.PackAsync();
        _run.Unpack(folder);
        File.Delete(_run.Zip);
        await ZipFile.CreateFromDirectoryAsync(folder, _run.Zip, CompressionLevel.Fastest, includeBaseDirectory: true, TestContext.Current.CancellationToken);

        Assert.Equal(["manifest.json is missing. The files must not be in a folder."], Check());
    }

    [Fact]
    public async Task Icons_that_are_no_icons_are_named()
    {
        await _run.PackAsync();
        var color = AppFiles.Template.Find(AppFiles.Color)!;
        var outline = AppFiles.Template.Find(AppFiles.Outline)!;
        Put("color.png", outline);
        Put("outline.png", color);
        Assert.Equal(["color.png: It must be 192 by 192 pixels.", "outline.png: It must be 32 by 32 pixels."], Check());

        Put("color.png", "not a picture"u8.ToArray());
        Put("outline.png", outline[..^40]);
        Assert.Equal(["color.png: It is no PNG.", "outline.png: It is no whole PNG."], Check());
    }

    [Theory]
    [InlineData("manifestVersion", "1.9", "manifest.json: manifestVersion must be 1.13 or newer; this is 1.9.")]
    [InlineData("version", "1.0", "manifest.json: version must be three numbers such as 1.2.0.")]
    [InlineData("accentColor", "green", "manifest.json: accentColor must be a color such as #1F5F57.")]
    [InlineData("id", "00000000-0000-0000-0000-000000000000", "manifest.json: id must be an application's id, a GUID; this is a placeholder or no GUID.")]
    [InlineData("name/short", "A name that is far too long for Teams", "manifest.json: name.short must have 1 to 30 characters.")]
    [InlineData("description/short", "", "manifest.json: description.short must have 1 to 80 characters.")]
    [InlineData("developer/name", "", "manifest.json: developer.name must have 1 to 32 characters.")]
    [InlineData("developer/privacyUrl", "http://harbor.gov/", "manifest.json: developer.privacyUrl must be an https address of at most 2048 characters, on a host of your own.")]
    [InlineData("developer/termsOfUseUrl", "https://bot.example.org/terms", "manifest.json: developer.termsOfUseUrl must be an https address of at most 2048 characters, on a host of your own.")]
    [InlineData("webApplicationInfo/resource", "api://bot.other.gov/0f8fad5b-d9cb-469f-a165-70867728950e", "manifest.json: webApplicationInfo.resource must be api://bot.agency.gov/0f8fad5b-d9cb-469f-a165-70867728950e, made of the page's domain and webApplicationInfo.id; otherwise nobody can sign in.")]
    [InlineData("validDomains/0", "bot.other.gov", "manifest.json: validDomains must hold bot.agency.gov, where the page is.")]
    [InlineData("localizationInfo/additionalLanguages/0/languageTag", "fr", "manifest.json: localizationInfo.additionalLanguages must name Spanish (es) and its file.")]
    [InlineData("staticTabs/0/entityId", "home", "The package has no tab \"results\", to which the links of result cards lead.")]
    public async Task A_mistake_in_the_manifest_is_named(string place, string value, string problem)
    {
        await _run.PackAsync();
        var manifest = _run.Json("manifest.json");
        var path = place.Split('/');
        var parent = path[..^1].Aggregate(manifest, (node, step) => node is JsonArray list ? list[step[0] - '0']! : node[step]!);
        if (parent is JsonArray places)
        {
            places[path[^1][0] - '0'] = value;
        }
        else
        {
            parent[path[^1]] = value;
        }

        Put("manifest.json", manifest);

        Assert.Contains(problem, Check());
    }

    [Theory]
    [InlineData("name.short", "Un nombre que es demasiado largo", "es.json: name.short must have 1 to 30 characters.")]
    [InlineData("description.full", " ", "es.json: description.full must have 1 to 4000 characters.")]
    [InlineData("bots[0].commandLists[0].commands[2].title", null, "es.json: bots[0].commandLists[0].commands[2].title must have 1 to 128 characters.")]
    public async Task A_mistake_in_Spanish_is_named(string key, string? value, string problem)
    {
        await _run.PackAsync();
        var spanish = _run.Json("es.json");
        spanish[key] = value;
        Put("es.json", spanish);

        Assert.Equal([problem], Check());
    }

    [Theory]
    [InlineData("[]", "manifest.json is not a JSON object.")]
    [InlineData("{", "manifest.json is not a JSON object.")]
    [InlineData("{\"id\":1,\"id\":2}", "manifest.json is not a JSON object.")]
    public async Task A_manifest_that_is_none_is_told(string text, string problem)
    {
        await _run.PackAsync();
        Put("manifest.json", System.Text.Encoding.UTF8.GetBytes(text));

        Assert.Equal([problem], Check());
    }

    [Fact]
    public async Task Members_of_any_shape_are_told_and_none_throws()
    {
        await _run.PackAsync();
        foreach (var odd in (string[])["null", "1", "[]", "{}", "[1]", "\"\"", "[[]]"])
        {
            foreach (var member in _run.Json("manifest.json").AsObject().Select(member => member.Key).ToList())
            {
                await _run.PackAsync();
                var manifest = _run.Json("manifest.json");
                manifest[member] = JsonNode.Parse(odd);
                Put("manifest.json", manifest);

                Check();
            }
        }
    }

    [Fact]
    public void A_file_that_is_missing_or_no_zip_is_told()
    {
        Assert.Equal([$"There is no file {_run.Zip}."], Check());

        File.WriteAllText(_run.Zip, "not a zip");
        Assert.Equal([$"{_run.Zip} can't be read as a zip file."], Check());
    }

    private IReadOnlyList<string> Check() => AppPackage.Check(_run.Zip, _bot, _signIn);

    private void Put(string file, JsonNode content) => Put(file, System.Text.Encoding.UTF8.GetBytes(content.ToJsonString()));

    private void Put(string file, byte[] content) => Change(zip =>
    {
        zip.GetEntry(file)!.Delete();
        using var stream = zip.CreateEntry(file).Open();
        stream.Write(content);
    });

    private void Change(Action<ZipArchive> change)
    {
        using var zip = ZipFile.Open(_run.Zip, ZipArchiveMode.Update);
        change(zip);
    }
}
