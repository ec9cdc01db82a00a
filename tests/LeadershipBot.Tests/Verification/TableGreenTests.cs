using Azure.Core;
using LeadershipBot.Reports;
using LeadershipBot.Sandbox;
using LeadershipBot.Storage;
using LeadershipBot.Storage.Tables;
using LeadershipBot.Tests.Architecture;
using LeadershipBot.Tests.Driving;
using LeadershipBot.Verification;
using Xunit;

namespace LeadershipBot.Tests.Verification;

/// <summary>Beside a bot that stores in an account and of which nothing is wrong.</summary>
public sealed class TableGreenTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_an_open_round_and_after_it_all_holds_and_nothing_is_touched()
    {
        var harbor = new AuditedTables();
        await using var disposal = harbor;
        await harbor.InitializeAsync();
        await using var proxy = await RecordingProxy.StartAsync(harbor.Azurite.Port);
        var through = proxy.Through(harbor.Azurite.ConnectionString);
        var before = await RowsAsync(harbor.Azurite);

        var audit = await new Auditor(harbor.Agency).RunAsync("--Storage:ConnectionString", through);
        var spanish = await new Auditor(harbor.Agency).RunAsync("--Storage:ConnectionString", through, "--language", "es");

        Assert.Equal("", string.Join('\n', audit.Broken));
        Assert.Equal((VerificationReport.AllHolds, VerificationReport.AllHolds), (audit.ExitCode, spanish.ExitCode));
        Assert.Contains("Round pulse-20261102 is open and may hold sealed ballots until 2026-11-10 00:00 UTC. Then they are counted and erased.", audit.Good);
        Assert.EndsWith("All that can be seen from here holds. Somebody has to look at 4 line(s) marked →." + Environment.NewLine, audit.Text, StringComparison.Ordinal);
        Assert.EndsWith("Todo lo que se ve desde aquí se cumple. Alguien tiene que mirar 4 línea(s) con →." + Environment.NewLine, spanish.Text, StringComparison.Ordinal);
        Assert.Equal(Marks(audit), Marks(spanish));

        // Looked at, and only looked at.
        Assert.NotEmpty(proxy.Requests);
        Assert.All(proxy.Requests, request => Assert.Equal("GET", request.Method));
        Assert.Equal(before, await RowsAsync(harbor.Azurite));
        var keys = before.SelectMany(row => row.Split(' ')[1..3]).Where(key => key.Length > 20);
        Assert.DoesNotContain(
            harbor.Personal.Concat(keys).Append(AzuriteProcess.AccountKey),
            word => (audit.Text + spanish.Text).Contains(word, StringComparison.OrdinalIgnoreCase));

        await harbor.Agency.Find("North3").AnswersAsync(Items.All(5));
        await harbor.Agency.AdvanceAsync("2026-11-10T01:00:00Z");
        Assert.Equal(2, (await harbor.Agency.ReleasesAsync()).Length);
        var after = await new Auditor(harbor.Agency).RunAsync();
        Assert.Equal(0, after.ExitCode);
        Assert.Contains("No round holds ballots or keys.", after.Good);
        Assert.Contains(after.Good, line => line.StartsWith("Nothing is left of finished rounds", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_rounds_open_are_answered_close_and_are_erased_it_never_cries_wolf()
    {
        await using var azurite = await AzuriteProcess.StartAsync(cancellationToken: Cancellation);
        await using var agency = await AgencyAtWork.StartHarborAsync(change: AuditedTables.StoreIn(azurite));
        MakePrivate(agency);
        var isOver = false;
        var audits = new List<Audit>();
        var looking = Task.Run(
            async () =>
            {
                while (!Volatile.Read(ref isOver))
                {
                    audits.Add(await new Auditor(agency).RunAsync());
                }
            },
            Cancellation);

        foreach (var (opens, closes) in new[] { (Harbor.OpensInBothZones, Harbor.Closes), ("2026-11-02T18:00:00Z", "2026-11-10T00:00:00Z") })
        {
            await agency.AdvanceAsync(opens);
            foreach (var person in agency.With("staff").Take(4))
            {
                await person.AnswersAsync(Items.All(4));
            }

            await agency.AdvanceAsync(closes);
        }

        Volatile.Write(ref isOver, true);
        await looking;
        Assert.InRange(audits.Count, 5, 10_000);
        Assert.Equal("", string.Join('\n', audits.SelectMany(audit => audit.Broken).Distinct()));
        Assert.Equal("", string.Join('\n', audits.Where(audit => audit.ExitCode != 0).Select(audit => audit.Text).Take(1)));
        Assert.Contains(audits, audit => audit.Text.Contains("is open and may hold", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bot_that_keeps_nothing_in_files_needs_no_folder_and_none_is_called_clean()
    {
        await using var azurite = await AzuriteProcess.StartAsync(cancellationToken: Cancellation);
        await using var agency = await AgencyAtWork.StartHarborAsync(change: AuditedTables.StoreIn(azurite));

        var audit = await new Auditor(agency).RunAsync("--Storage:DataDirectory", Path.Combine(agency.Folder, "none"));

        Assert.Equal(0, audit.ExitCode);
        Assert.Contains(audit.Good, line => line.StartsWith("There is no data folder where the settings say, so no files were looked at.", StringComparison.Ordinal));
        Assert.Contains("Nothing is left of finished rounds in the tables: no ballots, no keys, no list of who was asked.", audit.Good);
        Assert.False(Directory.Exists(Path.Combine(agency.Folder, "none")));
    }

    [Theory]
    [InlineData("en", "It could not be checked:")]
    [InlineData("es", "No se pudo comprobar:")]
    public async Task An_account_that_does_not_let_it_in_is_told_as_by_the_bot(string language, string heading)
    {
        await using var azurite = await AzuriteProcess.StartAsync(cancellationToken: Cancellation);
        await using var agency = await AgencyAtWork.StartHarborAsync(change: AuditedTables.StoreIn(azurite));
        const string Wrong = "bm90IHRoZSBrZXkgb2YgdGhpcyBhY2NvdW50";

        var audit = await new Auditor(agency).RunAsync(
            "--language", language, "--Storage:ConnectionString", azurite.ConnectionString.Replace(AzuriteProcess.AccountKey, Wrong, StringComparison.Ordinal));

        Assert.Equal(VerificationReport.NotChecked, audit.ExitCode);
        Assert.StartsWith(heading, audit.Text, StringComparison.Ordinal);
        Assert.Contains("Storage:ConnectionString", audit.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Wrong, audit.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_identity_that_gets_no_token_is_told_and_no_other_store_is_looked_at_instead()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();

        var audit = await new Auditor(agency) { Identity = new Nobody() }.RunAsync("--Storage:AccountUri", "https://agency.table.core.windows.net");

        Assert.Equal(VerificationReport.NotChecked, audit.ExitCode);
        Assert.Contains("gets no token for the tables in Storage:AccountUri", audit.Text, StringComparison.Ordinal);
        Assert.Empty(audit.Good);
    }

    [Theory]
    [InlineData("", "https://agency.table.core.windows.net", "  → Who else may read the tables or the master secret, or act as the bot, can't be seen from here.")]
    [InlineData("AccountName=agency;AccountKey=a2V5", "", "  → The bot uses the account's key. Who else has that key, may read the master secret or may act as the bot can't be seen from here.")]
    public async Task What_nobody_can_see_from_there_is_said_and_the_page_for_auditors_says_the_same(string connectionString, string accountUri, string access)
    {
        var output = new StringWriter();
        var subject = new VerificationSubject(
            new() { ConnectionString = connectionString, AccountUri = accountUri }, null!, new Agency(), [], [], null!, null!, null!, null!, null!, null!, null!, null!, default);
        var check = new CheckAccount();
        var findings = await check.RunAsync(subject).ToListAsync(Cancellation);

        await new VerificationReport([new(check.Title, findings)]).WriteToAsync(output, Core.Organization.Language.English);

        var told = output.ToString().Split(Environment.NewLine).Where(line => line.StartsWith("  ✓", StringComparison.Ordinal) || line.StartsWith("  →", StringComparison.Ordinal)).ToList();
        var page = (await File.ReadAllTextAsync(Repository.PathOf("docs", "anonymity.md"), Cancellation)).ReplaceLineEndings("\n");
        Assert.Equal((4, "  ✓ The account looked at is agency.table.core.windows.net; the bot's tables are in it.", access), (told.Count, told[0], told[2]));
        Assert.All(findings.Skip(1), finding => Assert.Equal((Verdict.Elsewhere, true), (finding.Verdict, finding.Remedy is not null)));
        Assert.Equal(accountUri.Length > 0, page.Contains("Storage account\n" + string.Join('\n', told) + "\n", StringComparison.Ordinal));
    }

    private static void MakePrivate(AgencyAtWork agency)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(agency.Folder, "data"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static string Marks(Audit audit) =>
        string.Concat(audit.Text.Split(Environment.NewLine).Where(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line[2]));

    private static async Task<IReadOnlyList<string>> RowsAsync(AzuriteProcess azurite)
    {
        var service = new TableServiceClient(azurite.ConnectionString);
        var rows = new List<string>();
        await foreach (var table in service.QueryAsync(cancellationToken: Cancellation))
        {
            await foreach (var row in service.GetTableClient(table.Name).QueryAsync(cancellationToken: Cancellation))
            {
                rows.Add($"{table.Name} {row.PartitionKey} {row.RowKey} {row.ETag} {row.Timestamp:O} {row["Body"]}");
            }
        }

        return rows;
    }

    private sealed class Agency : IStoreInspection
    {
        public string Place => "agency.table.core.windows.net";

        public IReadOnlyList<InspectedTable> LastingTables() => [];

        public IEnumerable<InspectedTable> DisposableTables() => [];

        public IReadOnlyList<string> ForeignTables() => [];

        public bool IsPlaceOf(TableName name, InspectedTable table) => false;

        public bool WasThere(TableName name) => false;

        public Task<bool> RemainsAsync(TableName name, CancellationToken cancellationToken = default) => Task.FromResult(false);

        public IAsyncEnumerable<InspectedRow> ReadAsync(InspectedTable table, CancellationToken cancellationToken = default) => AsyncEnumerable.Empty<InspectedRow>();

        public void Dispose()
        {
        }
    }

    private sealed class Nobody : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new InvalidOperationException("Nobody.");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nobody.");
    }
}
