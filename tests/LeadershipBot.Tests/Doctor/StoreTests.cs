using System.Reflection;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Delivery;
using LeadershipBot.Pulses;
using LeadershipBot.Sandbox;
using LeadershipBot.Schedules;
using LeadershipBot.Storage;
using LeadershipBot.Storage.Tables;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace LeadershipBot.Tests.Doctor;

/// <summary>Stores in every kind of trouble, and work that nobody did.</summary>
public sealed class StoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<StoreProblem, int, string, string, string, string> Troubles { get; } = new()
    {
        { StoreProblem.Refused, 403, "AuthorizationPermissionMismatch", "✗ The bot's identity lacks the role \"Storage Table Data Contributor\"", "Give the bot's identity the role", "✗ A la identidad del bot le falta el rol" },
        { StoreProblem.Refused, 403, "KeyBasedAuthenticationNotPermitted", "✗ The storage account takes no keys.", "set Storage:AccountUri", "✗ La cuenta de almacenamiento no acepta claves." },
        { StoreProblem.Refused, 403, "AuthenticationFailed", "✗ The store does not let the bot in.", "Check Storage:AccountUri", "✗ El almacén no deja entrar al bot." },
        { StoreProblem.Refused, 0, "", "✗ The bot's identity gets no token for the storage account.", "the part Identity", "✗ La identidad del bot no obtiene token" },
        { StoreProblem.Unavailable, 0, "", "✗ The store does not answer.", "firewall", "✗ El almacén no contesta." },
        { StoreProblem.NotFound, 0, "", "✗ There is no store where the settings say", "Check Storage:AccountUri", "✗ No hay almacén donde dice" },
        { StoreProblem.ReadOnly, 0, "", "✗ The store can be read and not written.", "read-only", "✗ El almacén se puede leer y no escribir." },
        { StoreProblem.Full, 0, "", "✗ The store is full.", "Make room", "✗ El almacén está lleno." },
        { StoreProblem.NewerVersion, 0, "", "✗ The store holds rows of a newer version of the bot.", "Run that version", "✗ El almacén tiene filas de una versión más nueva" },
        { StoreProblem.Unreadable, 0, "", "✗ The store holds what no version of the bot writes", "Find out what else", "✗ El almacén tiene lo que ninguna versión" },
    };

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task What_keeps_the_store_from_working_is_told(StoreProblem problem, int status, string code, string english, string toDo, string spanish)
    {
        await using var patient = await Patient.BeginAsync();
        patient.Settings["Storage:AccountUri"] = "https://harborbot.table.core.windows.net";
        patient.Changes.Add(Stub(new BrokenStore { OnRead = Error(problem, status, code) }));

        await patient.ShowsAsync(1, english, toDo, spanish);

        // What else needs it says so and no more.
        var (_, text) = await patient.SeeDoctorAsync();
        Assert.Contains("? Whether anything is overdue can't be looked at without the store.", text, StringComparison.Ordinal);
        Assert.Contains("? How many people have the app can't be looked at without the store.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_identity_that_may_only_read_is_told_which_role_it_lacks()
    {
        await using var patient = await Patient.BeginAsync();
        patient.Settings["Storage:AccountUri"] = "https://harborbot.table.core.windows.net";
        patient.Changes.Add(Stub(new BrokenStore { HasTables = true, OnWrite = Error(StoreProblem.Refused, 403, "AuthorizationPermissionMismatch") }));

        await patient.ShowsAsync(
            1, "✗ The bot's identity may read the storage account and not write: the role \"Storage Table Data Contributor\" is missing.", "Give the bot's identity the role", "✗ La identidad del bot puede leer la cuenta de almacenamiento y no escribir");
    }

    [Fact]
    public async Task A_write_that_comes_to_nothing_is_told()
    {
        await using var patient = await Patient.BeginAsync();
        patient.Settings["Storage:AccountUri"] = "https://harborbot.table.core.windows.net";
        patient.Changes.Add(Stub(new BrokenStore { HasTables = true, Written = WriteOutcome.TableNotFound }));

        await patient.ShowsAsync(1, "✗ There is no store where the settings say", "Check Storage:AccountUri", "✗ No hay almacén donde dice");
    }

    [Fact]
    public async Task A_store_in_tables_is_read_and_written_to_and_only_the_row_for_it_changes()
    {
        await using var patient = await Patient.BeginAsync();
        await using var agency = await AgencyAtWork.StartHarborAsync(store: SandboxStore.Azurite);
        var connection = await SharedAzurite.ConnectionOfAsync(agency.Folder);
        patient.Settings["Storage:ConnectionString"] = connection;
        var before = await ContentsAsync(agency.Store);

        var (_, text) = await patient.SeeDoctorAsync("--environment", "Development");

        Assert.Contains($"✓ The store can be reached and has all {Tables.All.Count} tables.", text, StringComparison.Ordinal);
        Assert.Contains("✓ What it holds can be read by this version.", text, StringComparison.Ordinal);
        Assert.Contains("✓ It can be written.", text, StringComparison.Ordinal);
        Assert.Equal(before, await ContentsAsync(agency.Store));
    }

    [Fact]
    public async Task A_store_that_is_not_there_yet_is_no_error_and_is_not_made()
    {
        await using var patient = await Patient.BeginAsync();

        var (code, text) = await patient.SeeDoctorAsync();

        Assert.Contains("✓ There is no store yet where Storage:DataDirectory says; the first start makes it.", text, StringComparison.Ordinal);
        Assert.Contains("✓ This account may write in Storage:DataDirectory.", text, StringComparison.Ordinal);
        Assert.Equal(2, code);
        Assert.False(Directory.Exists(patient.DataPath));
    }

    [Fact]
    public async Task A_store_in_files_is_looked_at_and_left_as_it_is()
    {
        await using var patient = await Patient.BeginAsync();
        await Healthy.MakeChatsAsync(patient);
        var before = Directory.EnumerateFiles(patient.DataPath).Order(StringComparer.Ordinal).Select(path => (path, Convert.ToHexString(File.ReadAllBytes(path)))).ToList();

        await patient.SeeDoctorAsync();

        Assert.Equal(before, Directory.EnumerateFiles(patient.DataPath).Order(StringComparer.Ordinal).Select(path => (path, Convert.ToHexString(File.ReadAllBytes(path)))));
    }

    [Fact]
    public async Task A_folder_that_may_not_be_written_is_told()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Folders have other leaves there.");
        await using var patient = await Patient.BeginAsync();
        var folder = Directory.CreateDirectory(patient.DataPath);
        if (Environment.IsPrivilegedProcess)
        {
            // Leave does not hold for root: a folder that the kernel itself keeps read-only.
            patient.Settings["Storage:DataDirectory"] = "/proc/self/fdinfo";
        }
        else if (!OperatingSystem.IsWindows())
        {
            folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserExecute;
        }

        await patient.ShowsAsync(1, "✗ This account may not write in Storage:DataDirectory.", "leave to write", "✗ Esta cuenta no puede escribir en Storage:DataDirectory.");
        if (!OperatingSystem.IsWindows())
        {
            folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        }
    }

    [Fact]
    public async Task Rows_of_a_newer_version_are_told()
    {
        await using var patient = await Patient.BeginAsync();
        await Healthy.MakeChatsAsync(patient);
        await WriteAsync(patient, Tables.Circles, new("circles", "2030", """{"madeBy":"a later version"}"""));

        await patient.ShowsAsync(1, "✗ The table Circles holds rows that this version of the bot can't read", "Run the version that wrote them", "✗ La tabla Circles tiene filas que esta versión del bot no puede leer");
    }

    [Theory]
    [InlineData("round", "1 poll(s) to close, 0 date(s) to send, 0 send(s) to finish", "1 encuesta(s) por cerrar, 0 fecha(s) por enviar, 0 envío(s) por terminar")]
    [InlineData("wave", "0 poll(s) to close, 1 date(s) to send, 0 send(s) to finish", "0 encuesta(s) por cerrar, 1 fecha(s) por enviar, 0 envío(s) por terminar")]
    [InlineData("send", "0 poll(s) to close, 0 date(s) to send, 1 send(s) to finish", "0 encuesta(s) por cerrar, 0 fecha(s) por enviar, 1 envío(s) por terminar")]
    public async Task Work_that_nobody_did_is_told(string what, string english, string spanish)
    {
        await using var patient = await Patient.BeginAsync();
        await Healthy.MakeChatsAsync(patient);
        var now = patient.Clock.Now;
        var (table, row) = what switch
        {
            "round" => (Tables.Rounds, StoredJson.ToEntity(
                "round", "pulse-20260801", new RoundRow("pulse-20260801", "pulse", "first-eight", RoundState.Open, new(2026, 8, 1), new(10, 0), now.AddHours(-2), ["America/Denver"]), HostJson.Default.RoundRow)),
            "wave" => (Tables.Occurrences, StoredJson.ToEntity("nudges", "known.America_Denver", new KnownScheduleRow("0 0 9 ? * TUE", now.AddDays(-30)), HostJson.Default.KnownScheduleRow)),
            _ => (Tables.Campaigns, StoredJson.ToEntity(
                "campaign", "old", new CampaignRow("old", Core.Delivery.CampaignKind.Nudge, "nudges", new(2026, 8, 1), now.AddHours(-2)), HostJson.Default.CampaignRow)),
        };
        await WriteAsync(patient, table, row);
        patient.Clock.Now = patient.Internet.Now = new(2026, 9, 2, 20, 0, 0, TimeSpan.Zero);

        await patient.ShowsAsync(1, "✗ More than an hour overdue: " + english, "See that a bot is running", "✗ Con más de una hora de atraso: " + spanish);
    }

    internal static Action<WebApplicationBuilder> Stub(IEntityStore store) => builder => builder.Services.Replace(ServiceDescriptor.Singleton(store));

    private static EntityStoreException Error(StoreProblem problem, int status, string code) => new(
        problem,
        "In its own words.",
        status == 0 ? null : (Exception)typeof(TableRequestFailedException)
            .GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic).Single(constructor => constructor.GetParameters().Length == 4).Invoke([status, code, null, false]));

    private static async Task WriteAsync(Patient patient, TableName table, Entity row)
    {
        await using var store = new SqliteEntityStore(patient.DataPath);
        await store.UpsertAsync(table, row, Cancellation);
    }

    private static async Task<List<string>> ContentsAsync(IEntityStore store)
    {
        var rows = new List<string>();
        foreach (var table in Tables.All.Where(table => table != Tables.Probes))
        {
            rows.AddRange((await store.QueryAsync(table, new EntityRange(), cancellationToken: Cancellation)).Entities.Select(row => $"{table} {row.PartitionKey} {row.RowKey} {row.Body}"));
        }

        return rows;
    }

    /// <summary>A store of which a test says what fails.</summary>
    internal sealed class BrokenStore : IEntityStore
    {
        public EntityStoreException? OnRead { get; init; }

        public EntityStoreException? OnWrite { get; init; }

        public bool HasTables { get; init; }

        public WriteOutcome Written { get; init; } = WriteOutcome.Written;

        public Task CreateTableAsync(TableName table, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task DropTableAsync(TableName table, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<bool> TableExistsAsync(TableName table, CancellationToken cancellationToken = default) => OnRead is null ? Task.FromResult(HasTables) : throw OnRead;

        public Task<Entity?> GetAsync(TableName table, string partitionKey, string rowKey, CancellationToken cancellationToken = default) =>
            OnRead is null ? Task.FromResult<Entity?>(null) : throw OnRead;

        public Task<WriteResult> InsertAsync(TableName table, Entity entity, CancellationToken cancellationToken = default) => Write();

        public Task<WriteResult> UpsertAsync(TableName table, Entity entity, CancellationToken cancellationToken = default) => Write();

        public Task<WriteResult> ReplaceAsync(TableName table, Entity entity, CancellationToken cancellationToken = default) => Write();

        public Task<WriteResult> DeleteAsync(TableName table, string partitionKey, string rowKey, CancellationToken cancellationToken = default) => Write();

        public Task<EntityPage> QueryAsync(TableName table, EntityRange range, int pageSize = 1000, string? continuation = null, CancellationToken cancellationToken = default) =>
            OnRead is null ? Task.FromResult(new EntityPage([], null)) : throw OnRead;

        public Task<BatchResult> BatchAsync(TableName table, IReadOnlyList<BatchOperation> operations, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        private Task<WriteResult> Write() => OnWrite is null ? Task.FromResult(new WriteResult(Written, "1")) : throw OnWrite;
    }
}
