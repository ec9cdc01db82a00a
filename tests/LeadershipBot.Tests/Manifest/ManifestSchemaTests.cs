using System.Diagnostics;
using LeadershipBot.Tests.Packaging;
using Xunit;

namespace LeadershipBot.Tests.Manifest;

/// <summary>Runs <c>manifest/validate.mjs</c>, which knows Microsoft's schemas. Needs Node; the build has installed its packages.</summary>
public sealed class ManifestSchemaTests : IDisposable
{
    private readonly DirectoryInfo _copy = Directory.CreateTempSubdirectory("manifest-");

    public void Dispose() => _copy.Delete(recursive: true);

    [Fact]
    public async Task The_manifest_and_its_Spanish_file_follow_the_newest_schema()
    {
        var (code, output) = await RunAsync("node", "validate.mjs");

        Assert.Equal("Valid against schema 1.30.", output.Trim(), StringComparer.Ordinal);
        Assert.Equal(0, code);
    }

    [Theory]
    [InlineData]
    [InlineData("--name", "Thirty characters long, really", "--sign-in-app-id", PackRun.SignInAppId, "--version", "12.0.345")]
    public async Task A_packed_zip_follows_it_too(params string[] options)
    {
        using var run = new PackRun();
        Assert.Equal(0, (await run.PackAsync(options)).Code);
        run.Unpack(_copy.FullName);

        var (code, output) = await RunAsync("node", "validate.mjs", _copy.FullName);

        Assert.Equal("Valid against schema 1.30.", output.Trim(), StringComparer.Ordinal);
        Assert.Equal(0, code);
    }

    [Theory]
    [InlineData("manifest.json", "\"personal\"", "\"somewhere\"", "manifest.json: /bots/0/scopes/0")]
    [InlineData("manifest.json", "\"accentColor\": \"#1F5F57\"", "\"accentColor\": \"green\"", "manifest.json: /accentColor")]
    [InlineData("es.json", "commands[5].title", "commands[12].title", "es.json: ")]
    [InlineData("es.json", "\"name.short\": \"", "\"name.short\": \"A much longer name for the bot, ", "es.json: /name.short")]
    public async Task A_mistake_is_found_and_named(string file, string right, string wrong, string expected)
    {
        foreach (var name in (string[])["manifest.json", "es.json"])
        {
            var text = await File.ReadAllTextAsync(ManifestFolder.PathOf(name), TestContext.Current.CancellationToken);
            if (string.Equals(name, file, StringComparison.Ordinal))
            {
                Assert.Contains(right, text, StringComparison.Ordinal);
                text = text.Replace(right, wrong, StringComparison.Ordinal);
            }

            await File.WriteAllTextAsync(Path.Combine(_copy.FullName, name), text, TestContext.Current.CancellationToken);
        }

        var (code, output) = await RunAsync("node", "validate.mjs", _copy.FullName);

        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.Equal(1, code);
    }

    private static async Task<(int Code, string Output)> RunAsync(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = ManifestFolder.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }
}
