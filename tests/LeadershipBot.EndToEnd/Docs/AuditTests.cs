using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;

namespace LeadershipBot.EndToEnd.Docs;

/// <summary><c>tests/audit</c>: what the project depends on.</summary>
public sealed class AuditTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("leadershipbot-audit-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_project_itself_passes()
    {
        var (code, said) = await AuditAsync(Repository.PathTo("tests", "audit"));

        Assert.True(code == 0, said);
    }

    [Theory]
    [InlineData("""<PackageVersion Include="Quartz" Version="4.7.3" />""", "{}", "Quartz 4.7.3 is not exact")]
    [InlineData("""<PackageVersion Include="Quartz" Version="[4.7.3,5.0)" />""", "{}", "is not exact")]
    [InlineData("", """{ "dependencies": { "lit": "^3.3.3" } }""", "page/package.json: lit ^3.3.3 is not exact")]
    [InlineData("", """{ "devDependencies": { "lit": "latest" } }""", "page/package.json: lit latest is not exact")]
    [InlineData("", """{ "dependencies": { "gpl": "1.0.0" } }""", "gpl (page) is under GPL-3.0-only")]
    [InlineData("", """{ "dependencies": { "lit": "3.3.3" } }""", "node_modules/lit has no hash")]
    public async Task What_is_not_exact_or_not_allowed_fails_and_is_named(string version, string package, string problem)
    {
        Put("Directory.Packages.props", $"<Project><ItemGroup>{version}</ItemGroup></Project>");
        Put("page/package.json", package);
        Put("page/package-lock.json", """
            { "packages": {
              "": {},
              "node_modules/gpl": { "version": "1.0.0", "integrity": "sha512-x", "license": "GPL-3.0-only" },
              "node_modules/lit": { "version": "3.3.3", "license": "MIT" } } }
            """.Replace("\"version\": \"3.3.3\",", package.Contains("\"3.3.3\"", StringComparison.Ordinal) ? "" : "\"integrity\": \"sha512-x\",", StringComparison.Ordinal));
        Put("tests/audit", await File.ReadAllTextAsync(Repository.PathTo("tests", "audit"), Cancellation));

        var (code, said) = await AuditAsync(Path.Combine(folder.FullName, "tests", "audit"));

        Assert.Contains(problem, said, StringComparison.Ordinal);
        Assert.Contains("The audit found 1.", said, StringComparison.Ordinal);
        Assert.Equal(1, code);
    }

    [Fact]
    public async Task The_page_of_licences_names_every_direct_dependency_with_its_version()
    {
        var page = await File.ReadAllTextAsync(Repository.PathTo("docs", "licences.md"), Cancellation);
        var nuget = XDocument.Load(Repository.PathTo("Directory.Packages.props")).Descendants("PackageVersion")
            .Select(package => $"| {package.Attribute("Include")!.Value} | {package.Attribute("Version")!.Value.Trim('[', ']')} | NuGet | ");
        var npm = Directory.EnumerateFiles(Repository.Root, "package.json", SearchOption.AllDirectories)
            .Where(path => !new[] { "node_modules", "/bin/", "/obj/", "artifacts", ".data", "wwwroot" }.Any(other => path.Contains(other, StringComparison.Ordinal)))
            .SelectMany(NamedIn);
        var lines = nuget.Concat(npm).ToList();

        Assert.All(lines, line => Assert.Contains(line, page, StringComparison.Ordinal));
        Assert.Equal(lines.Count, page.Split('\n').Count(line => line.StartsWith("| ", StringComparison.Ordinal)) - 1);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static IEnumerable<string> NamedIn(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var from = Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(path)!).Replace('\\', '/');
        return [.. new[] { "dependencies", "devDependencies" }
            .SelectMany(kind => document.RootElement.TryGetProperty(kind, out var packages) ? packages.EnumerateObject() : Enumerable.Empty<JsonProperty>())
            .Select(package => $"| {package.Name} | {package.Value.GetString()} | {from} | ")];
    }

    private static Task<(int Code, string Said)> AuditAsync(string script) => RunAsync(Prerequisite.Node.Locate(), script, "--offline");

    private static async Task<(int Code, string Said)> RunAsync(string program, params string[] arguments)
    {
        var run = await CommandRun.OfAsync(new ProcessStartInfo(program, arguments), Cancellation);
        return (run.ExitCode, run.Output + run.Errors);
    }

    private void Put(string path, string text)
    {
        var file = Path.Combine(folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
