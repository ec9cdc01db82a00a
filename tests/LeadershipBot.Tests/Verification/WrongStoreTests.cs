using LeadershipBot.Storage;
using LeadershipBot.Storage.Tests.Service;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using LeadershipBot.Verification;
using Xunit;

namespace LeadershipBot.Tests.Verification;

/// <summary>A store in which no bot was ever started holds nothing, and all would hold of it.</summary>
public sealed class WrongStoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "It could not be checked:")]
    [InlineData("es", "No se pudo comprobar:")]
    public async Task An_account_without_tables_is_not_called_good(string language, string heading)
    {
        await using var service = await TableService.StartAsync();
        await using var agency = await AgencyAtWork.StartHarborAsync();

        var audit = await new Auditor(agency).RunAsync("--language", language, "--Storage:ConnectionString", service.ConnectionString);

        AssertNotChecked(audit, heading, $"The store at 127.0.0.1 lacks {Tables.All.Count} of the {Tables.All.Count} tables that a bot makes when it starts: Conversations, ", "Storage:ConnectionString");
        Assert.DoesNotContain(service.Settings.Key, audit.Text, StringComparison.Ordinal);
        Assert.NotEmpty(service.Requests);
        Assert.All(service.Requests, request => Assert.Equal("GET", request.Method));
    }

    [Theory]
    [InlineData("Rounds")]
    [InlineData("RoundRosters")]
    [InlineData("Probes")]
    public async Task Neither_is_one_that_lacks_a_single_table_of_the_bot(string table)
    {
        await using var service = await TableService.StartAsync();
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await FillAsync(service, except: table);

        var audit = await new Auditor(agency).RunAsync("--Storage:ConnectionString", service.ConnectionString);

        AssertNotChecked(audit, "It could not be checked:", $"The store at 127.0.0.1 lacks 1 of the {Tables.All.Count} tables that a bot makes when it starts: {table}. ", "Storage:ConnectionString");
    }

    [Theory]
    [InlineData("en", "The account looked at is 127.0.0.1; the bot's tables are in it.", "No round holds ballots or keys.")]
    [InlineData("es", "La cuenta revisada es 127.0.0.1; en ella están las tablas del bot.", "Ninguna ronda guarda votos ni claves.")]
    public async Task An_account_where_a_bot_was_started_is_named_in_the_report(string language, string account, string rounds)
    {
        await using var service = await TableService.StartAsync();
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await FillAsync(service, except: null);

        var audit = await new Auditor(agency).RunAsync(
            "--language", language, "--Storage:ConnectionString", service.ConnectionString, "--Storage:DataDirectory", Path.Combine(agency.Folder, "none"));

        Assert.Equal(VerificationReport.AllHolds, audit.ExitCode);
        Assert.Contains(account, audit.Good);
        Assert.Contains(rounds, audit.Good);
    }

    [Fact]
    public async Task A_folder_with_a_store_of_something_else_is_not_called_good()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        var folder = Path.Combine(agency.Folder, "other");
        await using (var store = new SqliteEntityStore(folder))
        {
            await store.CreateTableAsync(TableName.Lasting("Recipes"), Cancellation);
        }

        var audit = await new Auditor(agency).RunAsync("--Storage:DataDirectory", folder);

        AssertNotChecked(audit, "It could not be checked:", $"The store at {folder} lacks {Tables.All.Count} of", "Storage:DataDirectory");
    }

    private static void AssertNotChecked(Audit audit, string heading, string problem, string setting)
    {
        Assert.Equal(VerificationReport.NotChecked, audit.ExitCode);
        Assert.StartsWith(heading, audit.Text, StringComparison.Ordinal);
        Assert.Contains(problem, audit.Text, StringComparison.Ordinal);
        Assert.Contains(setting, audit.Text, StringComparison.Ordinal);
        Assert.Empty(audit.Good);
    }

    private static async Task FillAsync(TableService service, string? except)
    {
        using var store = new AzureTableEntityStore(service.ConnectionString);
        foreach (var table in Tables.All.Where(table => table.Value != except))
        {
            await store.CreateTableAsync(table, Cancellation);
        }
    }
}
