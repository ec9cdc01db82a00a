using System.Text.Json;
using LeadershipBot.Storage;
using LeadershipBot.Storage.Tables;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using LeadershipBot.Verification;
using Xunit;

namespace LeadershipBot.Tests.Verification;

/// <summary>Beside a storage account, with what other clients of it can do.</summary>
public sealed class TableViolationTests(AuditedTables harbor) : StoreViolationContract(harbor), IClassFixture<AuditedTables>
{
    private const string Occurrence = """{"programId":"pulse","zone":"Z","date":"2026-10-05","stage":"Done"}""";
    private const string WriteId = "0123456789abcdef";

    private TableServiceClient Service { get; } = new(harbor.Azurite.ConnectionString);

    private string PersonId => harbor.Agency.Find("North1").Id;

    [Fact]
    public async Task A_column_that_the_store_does_not_write_is_found() => await CheckRowAsync(
        "Occurrences",
        new("p", "r") { { "Body", Occurrence }, { "Format", 1 }, { "Write", WriteId }, { "PersonId", PersonId } },
        "Table \"Occurrences\": 1 row(s) are not what the bot writes there.");

    [Fact]
    public async Task A_person_in_a_column_beside_an_answer_in_the_body_is_found() => await CheckRowAsync(
        "Preferences",
        new("p", "r") { { "Body", """{"VM-2":4}""" }, { "Format", 1 }, { "Write", WriteId }, { "PersonId", PersonId } },
        "Table \"Preferences\": 1 row(s) hold a person beside an answer.");

    [Fact]
    public async Task A_person_in_a_column_beside_a_sealed_ballot_is_found()
    {
        var ballot = (await harbor.Agency.ReadAsync(Ballots))[0];

        await CheckRowAsync(
            Ballots.Value,
            new("a", new string('a', 64)) { { "Body", ballot.Body }, { "Format", 1 }, { "Write", WriteId }, { "PersonId", new Guid(PersonId) } },
            $"Table \"{Ballots}\": 1 row(s) hold a person beside an answer.");
    }

    [Fact]
    public async Task A_time_in_a_column_beside_a_sealed_ballot_is_found()
    {
        var ballot = (await harbor.Agency.ReadAsync(Ballots))[0];

        await CheckRowAsync(
            Ballots.Value,
            new("a", new string('a', 64)) { { "Body", ballot.Body }, { "Format", 1 }, { "Write", WriteId }, { "At", DateTimeOffset.UnixEpoch } },
            $"Table \"{Ballots}\": 1 row(s) are not what the bot writes there.");
    }

    [Fact]
    public async Task A_table_of_others_with_people_and_answers_is_found() => await CheckRowAsync(
        "Survey", new("p", "r") { { "who", PersonId }, { "answer", 4 } }, "Table \"Survey\": 1 row(s) hold a person beside an answer.");

    [Fact]
    public async Task A_table_of_others_is_found_though_it_is_empty()
    {
        await Service.CreateTableAsync("Temp2", Cancellation);

        var audit = await new Auditor(harbor.Agency).RunAsync();

        Assert.Equal(["Table \"Temp2\" is none of the bot's."], audit.Broken);
        Assert.Contains("What to do: Give the bot a storage account of its own.", audit.Text, StringComparison.Ordinal);
        await Service.DeleteTableAsync("Temp2", Cancellation);
        await CheckGreenAsync();
    }

    [Fact]
    public async Task A_table_with_an_id_in_its_name_is_found_and_its_name_not_repeated()
    {
        var name = "X" + PersonId.Replace("-", "", StringComparison.Ordinal);
        await Service.CreateTableAsync(name, Cancellation);

        var audit = await new Auditor(harbor.Agency).RunAsync();

        Assert.Equal(["Table […] is none of the bot's."], audit.Broken);
        await Service.DeleteTableAsync(name, Cancellation);
    }

    [Theory]
    [InlineData("BallotsOld")]
    [InlineData("roundkeysold")]
    [InlineData("BallotsPulse20261005")]
    public async Task A_ballot_table_of_no_round_under_way_is_found(string table)
    {
        await Service.CreateTableAsync(table, Cancellation);

        var audit = await new Auditor(harbor.Agency).RunAsync();

        Assert.Equal(VerificationReport.SomethingBroken, audit.ExitCode);
        Assert.Equal([$"The table \"{table}\" belongs to no round that is under way, and may hold ballots or keys."], audit.Broken);
        await Service.DeleteTableAsync(table, Cancellation);
        await CheckGreenAsync();
    }

    [Theory]
    [InlineData("Occurrences")]
    [InlineData(null)]
    public async Task A_row_of_a_newer_version_is_not_judged(string? table)
    {
        var client = Service.GetTableClient(table ?? Ballots.Value);
        await client.AddEntityAsync(new("p", "r") { { "Text", "x" }, { "Format", 2 } }, Cancellation);

        var audit = await new Auditor(harbor.Agency).RunAsync();
        var spanish = await new Auditor(harbor.Agency).RunAsync("--language", "es");

        await client.DeleteEntityAsync("p", "r", cancellationToken: Cancellation);
        Assert.Empty(audit.Broken);
        Assert.Equal((VerificationReport.NotChecked, VerificationReport.NotChecked), (audit.ExitCode, spanish.ExitCode));
        Assert.Contains($"? Table \"{client.Name}\": 1 row(s) can't be read by this version.", audit.Text, StringComparison.Ordinal);
        Assert.Contains($"? Tabla \"{client.Name}\": esta versión no puede leer 1 fila(s).", spanish.Text, StringComparison.Ordinal);
        await CheckGreenAsync();
    }

    [Fact]
    public async Task What_a_newer_version_would_have_written_is_looked_through_all_the_same() => await CheckRowAsync(
        "Occurrences", new("p", "r") { { "Body", """{"answers":[4]}""" }, { "Format", 2 }, { "Who", PersonId } }, "Table \"Occurrences\": 1 row(s) hold a person beside an answer.");

    [Fact]
    public async Task A_large_value_that_is_just_being_written_is_no_violation()
    {
        var piece = (await harbor.Agency.ReadAsync(Tables.Releases)).First(row => row.RowKey.EndsWith(".00000", StringComparison.Ordinal));
        var text = JsonSerializer.Deserialize<string>(piece.Body)!;
        await Store.UpsertAsync(Tables.Releases, new("planted", "abc.00000", JsonSerializer.Serialize(text[..100])), Cancellation);
        await using var proxy = await RecordingProxy.StartAsync(harbor.Azurite.Port);
        proxy.After = target => target.Contains("/Releases()", StringComparison.Ordinal) && proxy.Requests.Count(request => request.Target == target) == 3
            ? Store.UpsertAsync(Tables.Releases, new("planted", "abc.00001", JsonSerializer.Serialize(text[100..])), Cancellation)
            : Task.CompletedTask;

        var audit = await new Auditor(harbor.Agency).RunAsync("--Storage:ConnectionString", proxy.Through(harbor.Azurite.ConnectionString));

        await Store.DeleteAsync(Tables.Releases, "planted", "abc.00000", Cancellation);
        var late = await new Auditor(harbor.Agency).RunAsync();
        await Store.DeleteAsync(Tables.Releases, "planted", "abc.00001", Cancellation);
        Assert.Equal(("", VerificationReport.AllHolds), (string.Join('\n', audit.Broken), audit.ExitCode));
        Assert.Equal(["Table \"Releases\": 1 row(s) are not what the bot writes there."], late.Broken);
    }

    [Theory]
    [InlineData("table-ballotspulse20261102.db", "The file \"table-ballotspulse20261102.db\" belongs to no round that is under way, and may hold ballots or keys.")]
    [InlineData("leadershipbot.db", "The file \"leadershipbot.db\" belongs to no round that is under way, and may hold ballots or keys.")]
    [InlineData("master.key.bak", "The file \"master.key.bak\" looks like a copy of the master secret.")]
    public async Task What_is_left_in_the_folder_from_before_is_found(string name, string finding)
    {
        var path = Path.Combine(harbor.Data, name);
        await File.WriteAllTextAsync(path, "SQLite format 3\0and so on", Cancellation);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        var audit = await new Auditor(harbor.Agency).RunAsync();

        File.Delete(path);
        Assert.Equal([finding], audit.Broken);
        await CheckGreenAsync();
    }

    [Fact]
    public async Task A_master_secret_that_others_may_read_is_found()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
#pragma warning disable CA1416 // Skipped on Windows above.
        var path = Path.Combine(harbor.Data, "master.key");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        var audit = await new Auditor(harbor.Agency).RunAsync();

        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
#pragma warning restore CA1416
        Assert.Equal(["Others than the owner may read the file \"master.key\"."], audit.Broken);
    }

    private async Task CheckRowAsync(string table, TableEntity row, string finding)
    {
        var isNew = (await Service.CreateTableIfNotExistsAsync(table, Cancellation)) is not null;
        var client = Service.GetTableClient(table);
        await client.AddEntityAsync(row, Cancellation);

        var audit = await new Auditor(harbor.Agency).RunAsync();

        await client.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: Cancellation);
        if (isNew)
        {
            await Service.DeleteTableAsync(table, Cancellation);
        }

        Assert.Equal(VerificationReport.SomethingBroken, audit.ExitCode);
        Assert.Contains(finding, audit.Broken);
        Assert.DoesNotContain(harbor.Personal.Append(new string('a', 64)), word => audit.Text.Contains(word, StringComparison.OrdinalIgnoreCase));
        await CheckGreenAsync();
    }
}
