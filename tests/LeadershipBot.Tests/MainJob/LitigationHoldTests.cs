using LeadershipBot.Core.Pulses;
using LeadershipBot.Operations;
using LeadershipBot.Pulses;
using LeadershipBot.Roster;
using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Schedules;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.MainJob;

/// <summary>While the agency must keep its records, no round opens; one that is open ends as people were told.</summary>
public sealed class LitigationHoldTests
{
    private const string Free = SandboxPrograms.Yaml;
    private const string Held = "litigationHold: true\n" + Free;
    private const string NextRound = "pulse-20261102";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_round_opens_under_a_hold_and_the_log_says_so_once_for_each_wave_without_naming_anybody()
    {
        using var log = new CapturedLog();
        await using var agency = await AgencyAtWork.StartHarborAsync(change: log.IntoHost, programs: Held);

        await agency.AdvanceAsync("2026-10-06T20:00:00Z");
        await agency.Service<FinishWork>().RunAsync(atStart: false, Cancellation);

        await NothingOpenedAsync(agency);
        Assert.Single(log.Lines, line => line.Contains("The programs file sets a litigation hold: no round opens", StringComparison.Ordinal));
        var refused = log.Lines.Where(line => line.Contains("The round pulse-20261005 does not open: the programs file sets a litigation hold", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, refused.Count);
        Assert.DoesNotContain(refused, line => line.Contains("larkspur", StringComparison.OrdinalIgnoreCase));

        // Nudges are no pulses: they go on.
        Assert.NotEmpty(await agency.CampaignsAsync());
    }

    [Fact]
    public async Task Whoever_asks_for_a_pulse_is_told_why_there_is_none_in_their_language()
    {
        await using var plain = await AgencyAtWork.StartHarborAsync(programs: Held);
        await using var reasoned = await AgencyAtWork.StartHarborAsync(
            programs: "holdReason: { en: \"Ask Ana in Legal.\", es: \"Pregunte a Ana en Legal.\" }\n" + Held);

        const string English = "No pulses go out for now. A legal matter means the agency must keep its records, and a pulse erases answers.";
        const string Spanish = "Por ahora no se envían encuestas. Por un asunto legal la agencia debe guardar sus registros, y una encuesta borra las respuestas.";
        Assert.Equal(English, (await plain.Find("North1").SaysAsync("pulse")).Words);
        Assert.Equal(Spanish, (await plain.Find("North2").SaysAsync("encuesta")).Words);
        Assert.Equal(English + " Ask Ana in Legal.", (await reasoned.Find("North1").SaysAsync("pulse")).Words);
        Assert.Equal(Spanish + " Pregunte a Ana en Legal.", (await reasoned.Find("North2").SaysAsync("encuesta")).Words);
    }

    [Fact]
    public async Task What_a_hold_kept_from_opening_is_not_made_up_for_when_it_ends()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync(programs: Held);
        await agency.AdvanceAsync(Harbor.OpensInBothZones);

        await WriteAsync(agency, Free);
        await agency.AdvanceAsync("2026-10-06T16:00:00Z");
        await agency.Service<FinishWork>().RunAsync(atStart: true, Cancellation);
        await agency.AdvanceAsync("2026-10-07T16:00:00Z");
        await NothingOpenedAsync(agency);
        Assert.Equal("No pulse is open right now. The next one will come to you here.", (await agency.Find("North1").SaysAsync("pulse")).Words);

        await agency.AdvanceAsync("2026-11-02T18:00:00Z");
        Assert.Equal(RoundState.Open, (await agency.Service<Rounds>().FindAsync(NextRound, Cancellation))?.Value.State);
    }

    [Fact]
    public async Task A_round_that_is_open_when_a_hold_comes_goes_on_reminds_and_closes_as_promised()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await agency.AdvanceAsync(Harbor.Opens);
        await WriteAsync(agency, Held);

        // The second zone, the reminder, a late answer and the close.
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        Assert.NotEmpty(await agency.Find("South1").HeardAsync(SubmitBallot.VerbName));
        await agency.AdvanceAsync(Harbor.RemindedInBothZones);
        Assert.Equal(2, (await agency.Find("South1").HeardAsync(SubmitBallot.VerbName)).Count);
        Assert.NotEmpty((await agency.Find("North1").SaysAsync("pulse")).Card.ToString());
        foreach (var person in agency.With("staff"))
        {
            await person.AnswersAsync(Items.All(4));
        }

        await agency.AdvanceAsync(Harbor.Closes);
        Assert.Single(await agency.ReleasesAsync());
        Assert.Equal(RoundState.Purged, (await agency.Service<Rounds>().FindAsync(Harbor.RoundId, Cancellation))?.Value.State);

        await agency.AdvanceAsync("2026-11-02T18:00:00Z");
        Assert.Null(await agency.Service<Rounds>().FindAsync(NextRound, Cancellation));
    }

    [Fact]
    public async Task A_round_whose_opening_was_cut_short_before_the_hold_is_withdrawn_and_nobody_hears_of_it()
    {
        WatchedStore store = null!;
        await using var before = await AgencyAtWork.StartHarborAsync(change: WatchedStore.Into(watched => store = watched));
        store.Before = change =>
        {
            if (change is { Kind: "replace", Table.Value: "Rounds" })
            {
                throw new InvalidOperationException("The power is off.");
            }
        };
        await before.AdvanceAsync("2026-10-05T16:20:00Z");
        await before.StopAsync();
        await File.WriteAllTextAsync(before.ProgramPath, Held, Cancellation);

        await using var agency = await AgencyAtWork.StartHarborAsync(before.Folder, port: before.Root.Port);
        var round = (await agency.Service<Rounds>().FindAsync(Harbor.RoundId, Cancellation))!.Value;
        Assert.Equal((RoundState.Purged, true), (round.State, round.ResultsSent));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(agency.Folder, "data"), "table-*"));
        Assert.Empty(await agency.ReadAsync(Tables.RoundRosters));

        await WriteAsync(agency, Free);
        await agency.AdvanceAsync("2026-10-20T16:00:00Z");
        Assert.DoesNotContain(await agency.CampaignsAsync(), campaign => campaign.Subject == Harbor.RoundId);
        Assert.Empty(await agency.ReleasesAsync());
    }

    [Theory]
    [InlineData("litigationHold: yes\n", "programs.yaml, line 1, litigationHold: Either true or false is needed here.")]
    [InlineData("holdReason: { en: Why, es: Por qué }\n", "programs.yaml, line 1, holdReason: A reason needs the hold it is for: litigationHold: true.")]
    [InlineData("litigationHold: true\nholdReason: Why\n", "programs.yaml, line 2, holdReason: A text in both languages is needed here")]
    public async Task A_hold_that_cannot_be_read_is_an_error_of_the_file(string lines, string words)
    {
        var error = await Assert.ThrowsAsync<UnusableFilesException>(() => AgencyAtWork.StartHarborAsync(programs: lines + Free));

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    private static async Task NothingOpenedAsync(AgencyAtWork agency)
    {
        Assert.Null(await agency.Service<Rounds>().FindAsync(Harbor.RoundId, Cancellation));
        Assert.Empty(await agency.Find("North1").HeardAsync(SubmitBallot.VerbName));
        Assert.DoesNotContain(await agency.CampaignsAsync(), campaign => campaign.Subject == Harbor.RoundId);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(agency.Folder, "data"), "table-*"));
        Assert.Empty(await agency.ReadAsync(Tables.RoundRosters));
    }

    /// <summary>As the host does a few seconds after the file was changed.</summary>
    private static async Task WriteAsync(AgencyAtWork agency, string programs)
    {
        await File.WriteAllTextAsync(agency.ProgramPath, programs, Cancellation);
        Assert.Empty(agency.Service<AgencyFiles>().Load());
        await agency.Service<Agenda>().PlanProgramsAsync(Cancellation);
    }
}
