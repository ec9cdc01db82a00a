using System.CommandLine;
using System.IO.Compression;
using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Packaging;

/// <summary>The program as it is typed, in a folder of its own.</summary>
internal sealed class PackRun : IDisposable
{
    public const string AppId = "0f8fad5b-d9cb-469f-a165-70867728950e";
    public const string SignInAppId = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
    public const string Domain = "bot.agency.gov";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pack-");

    public string Folder => _folder.FullName;

    public string Zip => Path.Combine(Folder, "app.zip");

    public void Dispose() => _folder.Delete(recursive: true);

    public Task<(int Code, string Output, string Errors)> PackAsync(params string[] more) =>
        RunAsync(["manifest", "pack", "--app-id", AppId, "--domain", Domain, "--out", Zip, .. more]);

    public static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var command = HostCommand.Create(args, _ => throw new InvalidOperationException("It started."));
        var code = await command.Parse(args, HostCommand.Parser).InvokeAsync(new InvocationConfiguration { Output = output, Error = errors });
        return (code, output.ToString(), errors.ToString());
    }

    public void Unpack(string folder) => ZipFile.ExtractToDirectory(Zip, folder);

    public JsonNode Json(string file)
    {
        using var zip = ZipFile.OpenRead(Zip);
        using var stream = zip.GetEntry(file)!.Open();
        return JsonNode.Parse(stream)!;
    }
}
