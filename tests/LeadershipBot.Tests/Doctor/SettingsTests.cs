using System.Globalization;
using LeadershipBot.Core.Organization;
using LeadershipBot.Doctor.Checks;
using LeadershipBot.Teams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace LeadershipBot.Tests.Doctor;

/// <summary>Settings, the roster, the programs, and what the machine knows of zones and languages.</summary>
public sealed class SettingsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_wrong_setting_is_told_and_what_does_not_need_it_is_looked_at()
    {
        await using var patient = await Patient.BeginAsync();
        patient.Settings["Bot:AppType"] = "ManagedIdentity";
        patient.Settings["Bot:TenantId"] = "";
        patient.Settings["Storage:AccountUri"] = "https://elsewhere.example/";

        await patient.ShowsAsync(1, "✗ Bot:AppType: must be UserAssignedMSI, SingleTenant or Certificate", "Mend this setting", "Corrija este valor");

        var (_, text) = await patient.SeeDoctorAsync();
        Assert.Contains("✗ Bot:TenantId", text, StringComparison.Ordinal);
        Assert.Contains("✗ Storage:AccountUri must be", text, StringComparison.Ordinal);
        Assert.Contains("? This can't be looked at with these settings.", text, StringComparison.Ordinal);
        Assert.Contains("✓ https://bot.harborcounty.gov/healthz answers.", text, StringComparison.Ordinal);
        Assert.Contains("✓ The keys of Teams can be read", text, StringComparison.Ordinal);
        Assert.Contains("✓ Next: “Weekly nudge”", text, StringComparison.Ordinal);
        Assert.Contains("✓ 2 people are administrators.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_is_no_number_is_told_with_its_settings_name()
    {
        await using var patient = await Patient.BeginAsync();
        patient.Settings["Bot:RequestsPerSecond"] = "fifty";

        var (code, text) = await patient.SeeDoctorAsync();

        Assert.Equal(1, code);
        Assert.Contains("✗ ", text, StringComparison.Ordinal);
        Assert.Contains("Bot:RequestsPerSecond", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sealed_answers_that_were_left_behind_in_files_are_told()
    {
        await using var patient = await Patient.BeginAsync();
        Directory.CreateDirectory(patient.DataPath);
        await File.WriteAllTextAsync(Path.Combine(patient.DataPath, "table-ballotspulse20260901.db"), "", Cancellation);
        patient.Settings["Storage:AccountUri"] = "https://harborbot.table.core.windows.net";
        patient.Changes.Add(StoreTests.Stub(new StoreTests.BrokenStore()));

        await patient.ShowsAsync(1, "✗ Storage:AccountUri is set, and Storage:DataDirectory still holds sealed answers", "Take Storage:AccountUri away until", "todavía guarda respuestas selladas");
    }

    [Fact]
    public async Task A_door_that_is_open_for_development_is_told()
    {
        await using var patient = await Patient.BeginAsync();
        patient.Settings["Bot:DevelopmentLoopback"] = "true";

        await patient.ShowsAsync(2, "! Bot:DevelopmentLoopback is on", "Take it away", "! Bot:DevelopmentLoopback está activo", "--environment", "Development");
    }

    [Fact]
    public async Task Every_error_in_the_roster_and_the_programs_is_told_without_what_stands_there()
    {
        await using var patient = await Patient.BeginAsync();
        var lines = await File.ReadAllLinesAsync(patient.RosterPath, Cancellation);
        lines[3] = lines[3].Replace("America/Denver", "Denver", StringComparison.Ordinal);
        lines[5] = lines[5].Replace(",no,", ",perhaps,", StringComparison.Ordinal);
        await File.WriteAllLinesAsync(patient.RosterPath, lines, Cancellation);

        await patient.ShowsAsync(1, "✗ roster.csv, line 4, time zone: This is not a time zone", "docs/roster.md", "✗ roster.csv, line 6, lead:");

        var (_, text) = await patient.SeeDoctorAsync();
        Assert.Contains("? This can't be looked at without the roster and the programs.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_roster_that_is_not_there_is_told()
    {
        await using var patient = await Patient.BeginAsync();
        patient.Settings["Roster:File"] = Path.Combine(patient.Folder, "no.csv");

        await patient.ShowsAsync(1, "✗ no.csv, line 0, file: The file cannot be read", "docs/roster.md", "✗ no.csv, line 0, file:");
    }

    public static TheoryData<string, int, string, string, string> Rosters { get; } = new()
    {
        { "no administrator", 1, "✗ Nobody in the roster is an administrator", "Write administrator", "✗ Nadie en la lista es administrador" },
        { "one administrator", 2, "! One person is an administrator.", "Make a second one", "! Una persona es administradora." },
        { "no lead", 2, "! 1 team(s) have nobody who leads them: North.", "Write yes in the column lead", "! 1 equipo(s) no tienen quien los dirija: North." },
        { "same address", 2, "! 1 e-mail address(es) are there more than once.", "two lines under two ids", "! 1 dirección(es) de correo están más de una vez." },
        { "nobody has it", 2, "! The bot has no chat yet with 26 of 26 people", "Install the app for everybody", "! El bot todavía no tiene chat con 26 de 26 personas" },
    };

    [Theory]
    [MemberData(nameof(Rosters))]
    public async Task The_rosters_health_is_told_in_counts_and_teams(string trouble, int code, string english, string toDo, string spanish)
    {
        await using var patient = await Patient.BeginAsync();
        var lines = await File.ReadAllLinesAsync(patient.RosterPath, Cancellation);
        string Changed(string line) => trouble switch
        {
            "no administrator" => line.Replace(",administrator,", ",staff,", StringComparison.Ordinal),
            "one administrator" => line.StartsWith("c0ffee00-0003", StringComparison.Ordinal) ? line.Replace(",administrator,", ",staff,", StringComparison.Ordinal) : line,
            "no lead" => line.Contains("NorthLead", StringComparison.Ordinal) ? line.Replace(",yes,", ",no,", StringComparison.Ordinal) : line,
            "same address" => line.Replace("North2@", "North1@", StringComparison.Ordinal),
            _ => line,
        };
        await File.WriteAllLinesAsync(patient.RosterPath, lines.Select(Changed), Cancellation);

        await patient.ShowsAsync(code, english, toDo, spanish);
    }

    [Fact]
    public async Task A_team_too_small_for_results_of_its_own_is_told_and_is_no_fault()
    {
        await using var patient = await Patient.BeginAsync();
        var lines = await File.ReadAllLinesAsync(patient.RosterPath, Cancellation);
        await File.WriteAllLinesAsync(patient.RosterPath, lines.Where(line => !line.Contains(",South", StringComparison.Ordinal) || line.Contains("SouthLead", StringComparison.Ordinal) || line.Contains("South1 ", StringComparison.Ordinal)), Cancellation);

        Assert.Contains("✓ 1 team(s) have fewer than 7 people and never have results of their own: South.", (await patient.SeeDoctorAsync()).Text, StringComparison.Ordinal);
        Assert.Contains("✓ 1 equipo(s) tienen menos de 7 personas y nunca tienen resultados propios: South.", (await patient.SeeDoctorAsync("--language", "es")).Text, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> Machines { get; } = new()
    {
        { "no zones", "✗ America/New_York is missing or has no summer time in 2026", "✗ America/New_York falta" },
        { "old zones", "✗ America/New_York is missing or has no summer time in 2026", "✗ America/New_York falta" },
        { "no Denver", "✗ Not known here: America/Denver.", "✗ No se conocen aquí: America/Denver." },
        { "no languages", "✗ Dates do not read as they should in Spanish or English", "✗ Las fechas no se leen como deben" },
    };

    [Theory]
    [MemberData(nameof(Machines))]
    public async Task What_the_machine_lacks_is_told(string trouble, string english, string spanish)
    {
        await using var patient = await Patient.BeginAsync();
        MachineData machine = trouble switch
        {
            "no zones" => MachineData.OfThisMachine with { FindZone = _ => null },
            "old zones" => MachineData.OfThisMachine with { FindZone = _ => TimeZoneInfo.Utc },
            "no Denver" => MachineData.OfThisMachine with { FindZone = id => id == "America/Denver" ? null : TimeZoneInfo.FindSystemTimeZoneById(id) },
            _ => MachineData.OfThisMachine with { Culture = language => language == Language.Spanish ? CultureInfo.InvariantCulture : LocalMoment.Culture(language) },
        };
        patient.Changes.Add(builder => builder.Services.Replace(ServiceDescriptor.Singleton(machine)));

        await patient.ShowsAsync(1, english, "tzdata and libicu", spanish);
    }

    [Fact]
    public async Task The_next_three_dates_are_told_in_each_zone()
    {
        await using var patient = await Patient.BeginAsync();

        var (_, text) = await patient.SeeDoctorAsync();

        var next = text.Split('\n').Where(line => line.Contains("Next: ", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, next.Count);
        Assert.All(next, line => Assert.Contains("2026, ", line, StringComparison.Ordinal));
        Assert.Contains("✓ Próximo: “", (await patient.SeeDoctorAsync("--language", "es")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_that_send_nothing_are_told()
    {
        await using var patient = await Patient.BeginAsync();
        await File.WriteAllTextAsync(patient.ProgramPath, "agency: Harbor County\ntimeZone: America/Denver\n", Cancellation);

        await patient.ShowsAsync(2, "! There is no program: the bot writes to nobody first.", "Add programs", "! No hay ningún programa");
    }
}
