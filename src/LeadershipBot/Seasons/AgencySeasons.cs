using System.Collections.Concurrent;
using LeadershipBot.Content;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Seasons;

/// <summary>The agency's seasons: the shipped ones, unless an administrator entered others before they began.</summary>
public sealed class AgencySeasons(IEntityStore store, ShippedSeasons shipped, ContentLibrary content)
{
    private const string Partition = "season";
    private const string CountsPartition = "counts";

    // What has begun never changes.
    private readonly ConcurrentDictionary<string, Season> _begun = new(StringComparer.Ordinal);

    /// <summary>The season of a day, as it is so far.</summary>
    public async Task<(Season Season, bool HasBegun)> LookAsync(DateOnly day, CancellationToken cancellationToken)
    {
        if (_begun.TryGetValue(SeasonCalendar.IdOf(day), out var known))
        {
            return (known, true);
        }

        var stored = await FindAsync(day, cancellationToken);
        var season = ToSeason(day, stored?.Value);
        if (stored is { Value.HasBegun: true })
        {
            _begun[season.Id] = season;
        }

        return (season, stored is { Value.HasBegun: true });
    }

    /// <summary>The season of a day; whatever it is now, it stays. For waves and rounds, which reach everybody.</summary>
    public async Task<Season> BeginAsync(DateOnly day, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (season, hasBegun) = await LookAsync(day, cancellationToken);
            if (hasBegun)
            {
                return season;
            }

            var stored = await FindAsync(day, cancellationToken);
            await WriteAsync(day, stored, stored is null ? new(season.PracticeIds, SeasonChoice.Shipped, HasBegun: true) : stored.Value with { HasBegun = true }, cancellationToken);
        }
    }

    /// <summary>False where the season has begun meanwhile.</summary>
    public async Task<bool> TryChooseAsync(DateOnly day, IReadOnlyList<string> practices, CancellationToken cancellationToken)
    {
        while (true)
        {
            var stored = await FindAsync(day, cancellationToken);
            if (stored is { Value.HasBegun: true })
            {
                return false;
            }

            if (await WriteAsync(day, stored, new(practices, SeasonChoice.Agency, HasBegun: false), cancellationToken))
            {
                return true;
            }
        }
    }

    public async Task<ParticipationRow?> FindParticipationAsync(string seasonId, CancellationToken cancellationToken) =>
        (await store.ReadAsync(Tables.Seasons, CountsPartition, seasonId, HostJson.Default.ParticipationRow, cancellationToken))?.Value;

    /// <summary>What was noted first stays: a second count beside it could be subtracted.</summary>
    public Task NoteParticipationAsync(string seasonId, ParticipationRow row, CancellationToken cancellationToken) =>
        store.InsertAsync(Tables.Seasons, StoredJson.ToEntity(CountsPartition, seasonId, row, HostJson.Default.ParticipationRow), cancellationToken);

    private Season ToSeason(DateOnly day, SeasonRow? row)
    {
        var known = (row?.Practices ?? shipped.In(SeasonCalendar.QuarterOf(day))).Where(id => content.Nudges.FindPractice(id) is not null);
        return SeasonCalendar.Of(day, [.. known], row?.Choice ?? SeasonChoice.Shipped);
    }

    private Task<Stored<SeasonRow>?> FindAsync(DateOnly day, CancellationToken cancellationToken) =>
        store.ReadAsync(Tables.Seasons, Partition, SeasonCalendar.IdOf(day), HostJson.Default.SeasonRow, cancellationToken);

    private async Task<bool> WriteAsync(DateOnly day, Stored<SeasonRow>? before, SeasonRow after, CancellationToken cancellationToken)
    {
        var entity = StoredJson.ToEntity(Partition, SeasonCalendar.IdOf(day), after, HostJson.Default.SeasonRow, before?.ETag ?? "");
        return (await (before is null ? store.InsertAsync(Tables.Seasons, entity, cancellationToken) : store.ReplaceAsync(Tables.Seasons, entity, cancellationToken))).IsWritten;
    }
}
