using LeadershipBot.Actions;
using LeadershipBot.Content;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Core.Schedules;
using LeadershipBot.Programs;
using LeadershipBot.Pulses;
using LeadershipBot.Results;
using LeadershipBot.Sandbox.Staff;

namespace LeadershipBot.Sandbox.Past;

/// <summary>
/// Rounds that ended before the calendar's first day: what everybody would have answered, counted and published by the same
/// policy as any other, and told to the agency. Nothing was sent, so there are no cards about them.
/// </summary>
internal sealed class PastRounds(
    Rounds rounds, Releases releases, ActionsTable actions, ContentLibrary content, LeadershipBot.Roster.Agency agency, PastAnswers answers)
{
    public static async Task WriteAsync(IServiceProvider services, int count, DateTimeOffset start, CancellationToken cancellationToken)
    {
        var agency = services.GetRequiredService<LeadershipBot.Roster.Agency>();
        var past = new PastRounds(
            services.GetRequiredService<Rounds>(),
            services.GetRequiredService<Releases>(),
            services.GetRequiredService<ActionsTable>(),
            services.GetRequiredService<ContentLibrary>(),
            agency,
            new PastAnswers(services.GetRequiredService<Temperament>()));
        await past.WriteAsync(count, start, cancellationToken);
        await new PastPromises(services.GetRequiredService<ActionsTable>(), agency).WriteAsync(start, cancellationToken);
    }

    private async Task WriteAsync(int count, DateTimeOffset start, CancellationToken cancellationToken)
    {
        if (agency.Programs.Pulses is not [var program, ..])
        {
            return;
        }

        var instrument = content.Instrument(program.InstrumentId);
        var roster = FrozenRoster.Create(agency.Roster, _ => true);
        var history = PublishedHistory.Empty;
        foreach (var (number, opened) in Openings(program, count, start).Index())
        {
            var closes = Closing.ClosingInstant(opened, program.DaysOpen, program.CloseAt, agency.Programs.TimeZone);
            var round = new RoundRow(
                OpenRound.IdOf(program.Id, opened),
                program.Id,
                instrument.Id,
                RoundState.Purged,
                opened,
                new TimeOnly(10, 0),
                closes,
                [.. agency.Roster.People.Select(person => person.TimeZone).Distinct(StringComparer.Ordinal)],
                ResultsSent: true);
            if (!await rounds.TryAddAsync(round, cancellationToken))
            {
                continue;
            }

            var tally = answers.Count(agency.Roster, roster, instrument, number, round.Id);
            var result = ReleasePolicy.Apply(new RoundFacts(round.Id, opened, round.ClosingDay), instrument, roster, tally, history);
            history = history.With(result.Groups);
            await releases.PublishAsync(result, cancellationToken);
            await TellAsync(round, cancellationToken);
        }
    }

    /// <summary>The days on which the program's last rounds opened, oldest first; none that would still be open.</summary>
    private static IReadOnlyList<DateOnly> Openings(PulseProgram program, int count, DateTimeOffset start)
    {
        var openings = new List<DateOnly>();
        var schedule = program.Schedule.WithTimeZone(TimeZoneInfo.Utc);
        var next = schedule.GetNextValidTimeAfter(start.AddMonths(-count - 2));
        while (next is { } opening && opening.AddDays(program.DaysOpen + 1) < start)
        {
            openings.Add(DateOnly.FromDateTime(opening.Date));
            next = schedule.GetNextValidTimeAfter(opening);
        }

        return [.. openings.TakeLast(count)];
    }

    /// <summary>The next round waits until everybody was told what was heard.</summary>
    private async Task TellAsync(RoundRow round, CancellationToken cancellationToken)
    {
        var root = agency.Roster.Tree.Root.Name;
        if (agency.Roster.LeadOf(root) is { } lead)
        {
            await actions.TryAddAsync(
                new Heard(round.Id, Unit.Agency, root, lead.Id, round.ClosesAt.AddDays(2), round.ClosingDay), cancellationToken);
        }
    }
}
