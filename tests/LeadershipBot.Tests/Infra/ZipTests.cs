using System.Diagnostics;
using System.IO.Compression;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Infra;

/// <summary><c>infra/zip.mjs</c>: the same files give the same bytes, whenever and wherever they were made.</summary>
public sealed class ZipTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("zip-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_same_files_give_the_same_bytes_in_any_order_at_any_time()
    {
        var first = Make("first", ["b/two.txt", "one.txt", "á.txt"], new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        var second = Make("second", ["á.txt", "one.txt", "b/two.txt"], new DateTime(2026, 5, 6, 7, 8, 9, DateTimeKind.Utc));

        Assert.Equal(await ZipAsync(first), await ZipAsync(second));
    }

    [Fact]
    public async Task What_was_packed_comes_out_again()
    {
        var zip = await ZipAsync(Make("folder", ["b/two.txt", "one.txt", "á.txt"], DateTime.UnixEpoch.AddYears(20)));

        await using var archive = new ZipArchive(new MemoryStream(zip));
        Assert.Equal(["b/two.txt", "one.txt", "á.txt"], archive.Entries.Select(entry => entry.FullName));
        Assert.All(archive.Entries, entry =>
        {
            using var text = new StreamReader(entry.Open());
            Assert.Equal($"text of {entry.FullName}", text.ReadToEnd());
            Assert.Equal(new DateTime(2025, 10, 9, 8, 53, 20), entry.LastWriteTime.DateTime);
            Assert.Equal(0b1_000_000_110_100_100, entry.ExternalAttributes >>> 16);
        });
    }

    private string Make(string name, IEnumerable<string> files, DateTime time)
    {
        foreach (var file in files)
        {
            var path = Path.Combine(_folder.FullName, name, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, $"text of {file}");
            File.SetLastWriteTimeUtc(path, time);
        }

        return Path.Combine(_folder.FullName, name);
    }

    private static async Task<byte[]> ZipAsync(string folder)
    {
        var zip = folder + ".zip";
        var run = await CommandRun.OfAsync(new ProcessStartInfo("node", [BicepFiles.PathOf("zip.mjs"), folder, zip, "1760000000"]), TimeSpan.FromMinutes(1), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal(0, run.ExitCode);
        return await File.ReadAllBytesAsync(zip);
    }
}
