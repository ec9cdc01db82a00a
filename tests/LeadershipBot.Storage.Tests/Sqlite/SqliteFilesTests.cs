using LeadershipBot.Storage.Sqlite;
using LeadershipBot.Storage.Tests.Contract;

namespace LeadershipBot.Storage.Tests.Sqlite;

public sealed class SqliteFilesTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("secure_delete", "1")]
    [InlineData("temp_store", "2")]
    [InlineData("busy_timeout", "5000")]
    public void The_writer_synchronises_each_commit_and_overwrites_what_it_frees(string setting, string expected)
    {
        Directory.CreateDirectory(_directory.Path);
        PrivateFiles.Create(_directory.File("file.db"));
        using var connection = SqliteConnections.OpenWriter(_directory.File("file.db"), new SqliteTuning());
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The settings above.
        command.CommandText = $"PRAGMA {setting}";
#pragma warning restore CA2100

        Assert.Equal(expected, $"{command.ExecuteScalar()}");
    }

    [Fact]
    public async Task A_directory_that_was_there_keeps_its_mode()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
#pragma warning disable CA1416 // Skipped on Windows above.
        Directory.CreateDirectory(_directory.Path);
        var mode = File.GetUnixFileMode(_directory.Path) | UnixFileMode.GroupRead | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(_directory.Path, mode);

        await using var store = new SqliteEntityStore(_directory.Path);

        Assert.Equal(mode, File.GetUnixFileMode(_directory.Path));
#pragma warning restore CA1416
    }

    [Fact]
    public async Task Only_the_owner_may_read_the_files()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        await using var store = new SqliteEntityStore(_directory.Path);
        foreach (var name in new[] { TableName.Lasting("table"), TableName.Disposable("table") })
        {
            await new TableDriver(store, name).CreateAsync();
            await new TableDriver(store, name).InsertAsync("r");
        }

#pragma warning disable CA1416 // Skipped on Windows above.
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_directory.Path));
        Assert.Equal(6, _directory.FileNames.Count());
        Assert.All(_directory.FileNames, name => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_directory.File(name))));
#pragma warning restore CA1416
    }
}
