using System.CommandLine;
using Azure.Core;
using LeadershipBot.Doctor;
using LeadershipBot.Doctor.Expiration;
using LeadershipBot.Tests.Driving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Xunit;

namespace LeadershipBot.Tests.Doctor;

/// <summary>Beside and inside a running bot: warnings, the command in chat, the test card.</summary>
public sealed class RunningTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Action<WebApplicationBuilder> Ending(string last) => builder => builder.Configuration["Bot:ClientSecretExpires"] = last;

    [Fact]
    public async Task Administrators_are_told_once_for_each_threshold_however_often_the_bot_starts_and_however_many_look()
    {
        await using var first = await AgencyAtWork.StartHarborAsync(change: Ending("2026-11-05"));
        await LookAsync(first, "2026-10-05T18:00:00Z");
        Assert.Equal(0, await WarningsAsync(first, "Admin"));

        await LookAsync(first, "2026-10-07T18:00:00Z");
        Assert.Equal(1, await WarningsAsync(first, "Admin"));
        await LookAsync(first, "2026-10-08T18:00:00Z");
        await ActivatorUtilities.CreateInstance<WarnOfExpiry>(first.Service<IServiceProvider>()).RunAsync(Cancellation);
        await first.AdvanceAsync("2026-10-08T19:00:00Z");
        Assert.Equal(1, await WarningsAsync(first, "Admin"));
        await first.StopAsync();

        // A new process knows no chat: what it hears is new.
        await using var second = await AgencyAtWork.StartHarborAsync(first.Folder, Ending("2026-11-05"), port: first.Root.Port, start: new(2026, 10, 9, 18, 0, 0, TimeSpan.Zero));
        await LookAsync(second, "2026-10-12T18:00:00Z");
        Assert.Equal(0, await WarningsAsync(second, "Admin"));

        foreach (var (day, told) in new[] { ("2026-10-23", 1), ("2026-10-26", 1), ("2026-10-30", 2), ("2026-11-05", 3), ("2026-11-06", 4), ("2026-11-09", 4) })
        {
            await LookAsync(second, $"{day}T18:00:00Z");
            Assert.Equal((day, told), (day, await WarningsAsync(second, "Admin")));
        }

        Assert.All(second.People.Where(person => person.Role != "administrator"), person => Assert.Equal(0, WarningsAsync(second, person).GetAwaiter().GetResult()));
    }

    [Fact]
    public async Task The_card_says_what_ends_when_and_what_to_do_in_the_administrators_language()
    {
        var roster = Harbor.Csv(Harbor.People.Select(person => person.Key == "Admin" ? person with { Language = "es" } : person));
        await using var agency = await AgencyAtWork.StartHarborAsync(change: Ending("2026-10-20"), roster: roster);

        await LookAsync(agency, "2026-10-05T18:00:00Z");

        var card = Assert.Single(await agency.Find("Admin").HeardAsync(), message => message.Words.Contains("Algo está por vencer", StringComparison.Ordinal));
        Assert.Contains("El secreto de cliente (Bot:ClientSecret) vence en", card.Words, StringComparison.Ordinal);
        Assert.Contains("Cree un secreto nuevo", card.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_warning_takes_no_place_in_the_week()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync(change: Ending("2026-10-20"));
        await LookAsync(agency, "2026-10-05T18:00:00Z");
        await LookAsync(agency, "2026-10-09T18:00:00Z");

        // The poll, the reminder, and the warning.
        Assert.Equal(1, await WarningsAsync(agency, "Admin"));
        Assert.Equal(2, (await agency.Find("Admin").HeardAsync("pulse.submit")).Count);
    }

    [Fact]
    public async Task Readiness_and_the_log_tell_that_something_ends_and_nothing_else()
    {
        var log = new CapturedLog();
        await using var agency = await AgencyAtWork.StartHarborAsync(change: builder =>
        {
            Ending("2026-10-20")(builder);
            log.AddedToHost(builder);
        });
        using var http = new HttpClient { BaseAddress = agency.Root };

        Assert.Equal("degraded: Bot:ClientSecret ends soon", await http.GetStringAsync("readyz", Cancellation));
        Assert.Contains(log.Lines, line => line.Contains("Bot:ClientSecret ends in 18 days", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_with_a_year_to_go_is_no_concern()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync(change: Ending("2027-10-20"));
        using var http = new HttpClient { BaseAddress = agency.Root };

        Assert.Equal("ready", await http.GetStringAsync("readyz", Cancellation));
    }

    [Theory]
    [InlineData("doctor")]
    [InlineData("Diagnóstico")]
    [InlineData("diagnostico")]
    public async Task An_administrator_asks_in_chat_and_others_are_answered_as_if_it_did_not_exist(string typed)
    {
        await using var agency = await AgencyAtWork.StartHarborAsync(change: Ending("2027-10-20"));

        var report = (await agency.Find("Admin").SaysAsync(typed)).Words;

        Assert.Contains("How I am", report, StringComparison.Ordinal);
        Assert.Contains("It works, and somebody should look", report, StringComparison.Ordinal);
        Assert.Contains("✓ Identity", report, StringComparison.Ordinal);
        Assert.Contains("✓ Keys of Teams and of sign-in", report, StringComparison.Ordinal);
        Assert.Contains("✓ Store", report, StringComparison.Ordinal);
        Assert.Contains("✓ Schedule", report, StringComparison.Ordinal);
        Assert.Contains("! Bot:Domain is not set", report, StringComparison.Ordinal);
        Assert.Contains("! One person is an administrator.", report, StringComparison.Ordinal);
        Assert.DoesNotContain("✗", report, StringComparison.Ordinal);
        Assert.All(agency.People, person => Assert.DoesNotContain(person.Name, report, StringComparison.Ordinal));
        Assert.StartsWith("I did not understand", (await agency.Find("Director").SaysAsync(typed)).Words, StringComparison.Ordinal);
        Assert.Contains("doctor", (await agency.Find("Admin").SaysAsync("help")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("doctor", (await agency.Find("Director").SaysAsync("help")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_card_reaches_the_administrator_who_is_named_by_id_or_by_address()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        var admin = Harbor.People.Single(person => person.Key == "Admin");

        foreach (var (name, count) in new[] { (admin.Id, 1), (admin.Email.ToUpperInvariant(), 2) })
        {
            var text = await TestCardAsync(agency, name);

            Assert.Contains("Test card\n  ✓ Teams took the test card.", text, StringComparison.Ordinal);
            Assert.DoesNotContain(admin.Email, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(admin.Id, text, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(count, (await agency.Find("Admin").HeardAsync()).Count(message => message.Words.Contains("This is a test card from the doctor.", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Nobody_else_gets_a_test_card()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        var before = (await agency.Find("Director").HeardAsync()).Count;

        Assert.Contains("✗ Nothing was sent: that person is no administrator of the roster.", await TestCardAsync(agency, Harbor.People[0].Id), StringComparison.Ordinal);
        Assert.Contains("✗ Nothing was sent: nobody in the roster, or more than one, has that id", await TestCardAsync(agency, "stranger@larkspur.example"), StringComparison.Ordinal);
        Assert.Contains("✗ No se envió nada: esa persona no es administradora", await TestCardAsync(agency, Harbor.People[0].Id, "--language", "es"), StringComparison.Ordinal);

        Assert.Equal(before, (await agency.Find("Director").HeardAsync()).Count);
    }

    [Theory]
    [InlineData("notInstalled", "✗ The test card was not delivered: app not installed.", "✗ La tarjeta de prueba no se entregó: app no instalada.")]
    [InlineData("blockedByAdmin", "✗ The test card was not delivered: blocked by your Teams administrators.", "✗ La tarjeta de prueba no se entregó: bloqueado por la administración de Teams.")]
    public async Task What_Teams_answers_is_told_in_the_ledgers_words(string fault, string english, string spanish)
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        var (status, body) = await agency.PostAsync("sandbox/api/faults", new { seed = 3, people = new Dictionary<string, double>(StringComparer.Ordinal) { [fault] = 1.0 } });
        Assert.True(status == 200, body.ToString());
        var admin = Harbor.People.Single(person => person.Key == "Admin").Id;

        Assert.Contains(english, await TestCardAsync(agency, admin), StringComparison.Ordinal);
        Assert.Contains(spanish, await TestCardAsync(agency, admin, "--language", "es"), StringComparison.Ordinal);
    }

    private static async Task LookAsync(AgencyAtWork agency, string instant)
    {
        await agency.AdvanceAsync(instant);
        await agency.Service<WarnOfExpiry>().RunAsync(Cancellation);
        await agency.AdvanceAsync(instant.Replace("T18:", "T19:", StringComparison.Ordinal));
    }

    private static Task<int> WarningsAsync(AgencyAtWork agency, string key) => WarningsAsync(agency, agency.Find(key));

    private static async Task<int> WarningsAsync(AgencyAtWork agency, Colleague person)
    {
        _ = agency;
        return (await person.HeardAsync()).Count(message =>
            message.Words.Contains("Something is about to end", StringComparison.Ordinal) || message.Words.Contains("Something has ended", StringComparison.Ordinal));
    }

    /// <summary>The doctor beside the running bot, with its settings.</summary>
    private static async Task<string> TestCardAsync(AgencyAtWork agency, string person, params string[] args)
    {
        var output = new StringWriter();
        var root = new RootCommand
        {
            DoctorCommand.Create(unmatched =>
            {
                var builder = LeadershipBotHost.CreateBuilder([.. unmatched, "--environment", "Sandbox"]);
                builder.Logging.ClearProviders();
                builder.Configuration.AddInMemoryCollection(agency.Service<IConfiguration>().AsEnumerable().Where(setting => setting.Value is not null));
                builder.Services.Replace(ServiceDescriptor.Singleton(agency.Service<TokenCredential>()));
                return builder;
            }),
        };
        await root.Parse(["doctor", "--test-card", person, .. args], HostCommand.Parser).InvokeAsync(new InvocationConfiguration { Output = output, Error = output }, Cancellation);
        return output.ToString().ReplaceLineEndings("\n");
    }
}
