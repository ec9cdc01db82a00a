using System.Runtime.CompilerServices;
using LeadershipBot.Actions;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Delivery;
using LeadershipBot.Pulses;
using LeadershipBot.Reports;
using LeadershipBot.Roster;
using LeadershipBot.Schedules;
using LeadershipBot.Storage;

namespace LeadershipBot.Doctor.Checks;

/// <summary>Whether what was due has happened: if not, no bot is at work.</summary>
public sealed class CheckOverdue(
    Agency agency, Rounds rounds, Campaigns campaigns, ProgramDates dates, Occurrences occurrences, ReadGate gate, TimeProvider clock) : IDoctorCheck
{
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);
    private static readonly LocalizedText Start = new(
        "See that a bot is running on this store, and look at its log and at /readyz.", "Vea que haya un bot en marcha sobre este almacén y mire su registro y /readyz.");

    public async IAsyncEnumerable<Finding> RunAsync(DoctorVisit visit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        visit.NeedAgency();
        yield return await OverdueAsync(cancellationToken);
    }

    private async Task<Finding> OverdueAsync(CancellationToken cancellationToken)
    {
        try
        {
            var now = clock.GetUtcNow();
            var lateRounds = await rounds.AllAsync(cancellationToken)
                .CountAsync(round => round.Value.State != RoundState.Purged && round.Value.ClosesAt + Grace < now, cancellationToken);
            var lateSends = await campaigns.AllAsync(cancellationToken)
                .CountAsync(campaign => campaign.Value.FinishedAt is null && !campaign.Value.IsCancelled && campaign.Value.Deadline + Grace < now, cancellationToken);
            var lateWaves = await LateWavesAsync(now, cancellationToken);
            return lateRounds + lateSends + lateWaves == 0
                ? Finding.Holds("Nothing in the store is overdue.", "Nada en el almacén está atrasado.")
                : Finding.Broken(
                    $"More than an hour overdue: {lateRounds} poll(s) to close, {lateWaves} date(s) to send, {lateSends} send(s) to finish.",
                    $"Con más de una hora de atraso: {lateRounds} encuesta(s) por cerrar, {lateWaves} fecha(s) por enviar, {lateSends} envío(s) por terminar.",
                    Start);
        }
        catch (EntityStoreException)
        {
            return Finding.Unknown(
                "Whether anything is overdue can't be looked at without the store.", "Sin el almacén no se puede mirar si algo está atrasado.", new("Mend what the part Store lists.", "Corrija lo que enumera la parte Almacén."));
        }
    }

    /// <summary>Dates that came while their schedule was known, and that nobody sent, moved or holds back.</summary>
    private async Task<int> LateWavesAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var held = (await gate.ShutAsync(cancellationToken)).Select(shut => shut.Program.Id).ToHashSet(StringComparer.Ordinal);
        var zones = Recurring.ZonesOf(agency.Roster);
        var late = 0;
        foreach (var (id, _, schedule, isPoll) in Recurring.Of(agency.Programs).Where(program => !held.Contains(program.Id) && !(program.IsPoll && agency.Programs.LitigationHold is not null)))
        {
            foreach (var zone in zones)
            {
                if (Recurrence.LastDue(schedule, TimeZoneInfo.FindSystemTimeZoneById(zone), now) is { } last
                    && last.Due + Grace < now
                    && await dates.FindKnownAsync(id, zone, cancellationToken) is { } known && known.Since <= last.Due
                    && !(isPoll && await dates.FindDateAsync(id, last.Date, cancellationToken) is { MovedTo: not null })
                    && !await IsSeenToAsync(id, zone, last.Date, now, cancellationToken))
                {
                    late++;
                }
            }
        }

        return late;
    }

    private async Task<bool> IsSeenToAsync(string programId, string zone, DateOnly date, DateTimeOffset now, CancellationToken cancellationToken) =>
        await occurrences.FindAsync(programId, zone, date, cancellationToken) is { } row
        && (occurrences.IsSettled(row.Value) || (row.Value is { Stage: OccurrenceStage.Waiting, At: { } at } && at + Grace >= now));
}
