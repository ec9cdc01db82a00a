using LeadershipBot.Store;
using LeadershipBot.Verification;
using Xunit;

namespace LeadershipBot.Tests.Verification;

/// <summary>What must not lie in the data folder, and who may not read it.</summary>
public sealed class FileViolationTests(AuditedHarbor harbor) : IClassFixture<AuditedHarbor>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("table-ballotspulse20260901.db")]
    [InlineData("table-ballotspulse20260901.db-wal")]
    [InlineData("table-ballotspulse20260901.db-journal")]
    [InlineData("table-roundkeyspulse20261005.db-shm")]
    [InlineData("table-ballotspulse20261102.db.bak")]
    [InlineData("table-ballotspulse20261102.db-wal2")]
    [InlineData("table-other.db")]
    [InlineData("TABLE-ODD")]
    [InlineData("backup/table-ballotspulse20261102.db")]
    [InlineData("copy of table-roundkeyspulse20261102.db")]
    public async Task A_file_that_looks_like_a_table_of_no_open_round_is_found(string name) => await CheckAsync(
        name, "anything"u8.ToArray(), $"The file \"{name}\" belongs to no round that is under way, and may hold ballots or keys.");

    [Theory]
    [InlineData("innocent.txt")]
    [InlineData("old/store.sqlite")]
    public async Task A_copy_of_the_ballots_is_found_under_any_name(string name)
    {
        await using var file = new FileStream(
            Path.Combine(harbor.Data, "table-ballotspulse20261102.db"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, Cancellation);

        await CheckAsync(name, bytes, $"The file \"{name}\" belongs to no round that is under way, and may hold ballots or keys.");
    }

    [Theory]
    [InlineData("master.key.bak")]
    [InlineData("old/master.key")]
    public async Task A_copy_of_the_master_secret_is_found(string name) =>
        await CheckAsync(name, new byte[32], $"The file \"{name}\" looks like a copy of the master secret.");

    [Fact]
    public async Task A_copy_of_the_master_secret_is_found_by_what_is_in_it() => await CheckAsync(
        "notes.bin", await File.ReadAllBytesAsync(Path.Combine(harbor.Data, "master.key"), Cancellation), "The file \"notes.bin\" looks like a copy of the master secret.");

    [Theory]
    [InlineData("dump.sql", "INSERT INTO t VALUES ('a','{\"ephemeralKey\":\"MFkw\"}')")]
    [InlineData("odd", "\u0037\u007f\u0006\u0082 a log")]
    public async Task Ballots_as_text_and_the_log_of_a_database_are_found_under_any_name(string name, string text) => await CheckAsync(
        name, System.Text.Encoding.Latin1.GetBytes(text), $"The file \"{name}\" belongs to no round that is under way, and may hold ballots or keys.");

    [Fact]
    public async Task A_name_with_an_id_in_it_is_not_repeated()
    {
        var audit = await CheckAsync(
            $"table-{harbor.Agency.People[3].Id}.db", [1], "The file […] belongs to no round that is under way, and may hold ballots or keys.");

        Assert.DoesNotContain(harbor.Personal, word => audit.Text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("", "Others than the owner may look into the data folder.")]
    [InlineData("master.key", "Others than the owner may read the file \"master.key\".")]
    [InlineData("leadershipbot.db", "Others than the owner may read the file \"leadershipbot.db\".")]
    [InlineData("leadershipbot.db-wal", "Others than the owner may read the file \"leadershipbot.db-wal\".")]
    [InlineData("table-ballotspulse20261102.db", "Others than the owner may read the file \"table-ballotspulse20261102.db\".")]
    [InlineData("table-roundkeyspulse20261102.db", "Others than the owner may read the file \"table-roundkeyspulse20261102.db\".")]
    public async Task What_others_may_read_is_found(string name, string finding)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
#pragma warning disable CA1416 // Skipped on Windows above.
        var path = Path.Combine(harbor.Data, name);
        var mode = File.GetUnixFileMode(path);
        File.SetUnixFileMode(path, mode | UnixFileMode.GroupRead);

        var audit = await new Auditor(harbor.Agency).RunAsync();

        File.SetUnixFileMode(path, mode);
        if (File.Exists(path + "-wal"))
        {
            // SQLite gives an empty log the mode of its database.
            File.SetUnixFileMode(path + "-wal", mode);
        }

#pragma warning restore CA1416
        Assert.Equal(VerificationReport.SomethingBroken, audit.ExitCode);
        Assert.Equal([finding], audit.Broken);
        Assert.Equal(VerificationReport.AllHolds, (await new Auditor(harbor.Agency).RunAsync()).ExitCode);
    }

    [Fact]
    public async Task Files_of_the_agency_beside_the_store_are_no_violation()
    {
        await File.WriteAllTextAsync(Path.Combine(harbor.Data, "roster-of-today.csv"), "id", Cancellation);

        Assert.Equal(VerificationReport.AllHolds, (await new Auditor(harbor.Agency).RunAsync()).ExitCode);
        Assert.True(File.Exists(Path.Combine(harbor.Data, $"table-{Tables.Ballots(AuditedHarbor.OpenRound).Value.ToLowerInvariant()}.db")));
    }

    private async Task<Audit> CheckAsync(string name, byte[] content, string finding)
    {
        var path = Path.Combine(harbor.Data, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, content, Cancellation);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        var audit = await new Auditor(harbor.Agency).RunAsync();

        File.Delete(path);
        Assert.Equal(VerificationReport.SomethingBroken, audit.ExitCode);
        Assert.Equal([finding], audit.Broken);
        Assert.Equal(VerificationReport.AllHolds, (await new Auditor(harbor.Agency).RunAsync()).ExitCode);
        return audit;
    }
}
