using System.Collections.Concurrent;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Results;
using LeadershipBot.Roster;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Seasons;

/// <summary>
/// In which order each manager starts a season's practices: drawn once for all when the season begins, stored with stratum and
/// seed, and never changed. Who becomes a manager later gets one beside the others'.
/// </summary>
public sealed class ManagerOrders(IEntityStore store, ReadResults results, Agency agency, IOptions<SeasonOptions> options) : IDisposable
{
    private const int RowsPerWrite = 100;

    private readonly ConcurrentDictionary<(string Season, string Person), IReadOnlyList<string>> _known = [];
    private readonly SemaphoreSlim _drawing = new(1);

    /// <summary>Somebody who leads nobody gets an order too; it is nobody's business to measure, and not stored.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(Season season, Person person, CancellationToken cancellationToken)
    {
        if (!agency.IsNudged(person))
        {
            return Unstored(season, person);
        }

        if (!_known.ContainsKey((season.Id, person.Id)))
        {
            await DrawAsync(season, cancellationToken);
        }

        return _known.TryGetValue((season.Id, person.Id), out var order) ? order : Unstored(season, person);
    }

    /// <summary>As it is or, where it is not drawn yet, as it might be.</summary>
    public IReadOnlyList<string> Foresee(Season season, Person person) =>
        _known.TryGetValue((season.Id, person.Id), out var order) ? order : Unstored(season, person);

    /// <summary>Draws for all managers who have none yet. Twice, or in two processes, gives each one order.</summary>
    public async Task DrawAsync(Season season, CancellationToken cancellationToken)
    {
        if (Missing(season).Count == 0)
        {
            return;
        }

        await _drawing.WaitAsync(cancellationToken);
        try
        {
            do
            {
                await ReadAsync(season, cancellationToken);
            }
            while (Missing(season) is { Count: > 0 } missing && !await TryDrawAsync(season, missing, cancellationToken));
        }
        finally
        {
            _drawing.Release();
        }
    }

    public void Dispose() => _drawing.Dispose();

    private IReadOnlyList<string> Unstored(Season season, Person person) => StartOrders
        .Draw(season, SeedOf(season), new Dictionary<string, Stratum>(StringComparer.Ordinal) { [person.Id] = Stratum.Unknown }, [])[0].PracticeIds;

    private List<Person> Missing(Season season) =>
        [.. agency.Roster.People.Where(person => agency.IsNudged(person) && !_known.ContainsKey((season.Id, person.Id)))];

    private async Task<List<StartOrder>> ReadAsync(Season season, CancellationToken cancellationToken)
    {
        var drawn = new List<StartOrder>();
        await foreach (var row in store.ReadAllAsync(Tables.StartOrders, new EntityRange(season.Id), HostJson.Default.StartOrderRow, cancellationToken))
        {
            drawn.Add(new(row.RowKey, row.Value.Stratum, row.Value.Practices));
            _known[(season.Id, row.RowKey)] = row.Value.Practices;
        }

        return drawn;
    }

    /// <summary>False where another process drew at the same time: what it drew holds.</summary>
    private async Task<bool> TryDrawAsync(Season season, List<Person> missing, CancellationToken cancellationToken)
    {
        var drawn = await ReadAsync(season, cancellationToken);
        var everybody = agency.Roster.People.Where(agency.IsNudged).ToList();
        var strata = StartOrders.Strata(await BaselinesAsync(everybody, cancellationToken));
        var seed = SeedOf(season);
        var orders = StartOrders.Draw(season, seed, missing.ToDictionary(person => person.Id, person => strata[person.Id], StringComparer.Ordinal), drawn);
        foreach (var chunk in orders.Chunk(RowsPerWrite))
        {
            var written = await store.BatchAsync(
                Tables.StartOrders,
                [.. chunk.Select(order => new BatchOperation(
                    BatchAction.Insert,
                    StoredJson.ToEntity(season.Id, order.PersonId, new StartOrderRow(order.PracticeIds, order.Stratum, seed), HostJson.Default.StartOrderRow)))],
                cancellationToken);
            switch (written.Outcome)
            {
                case WriteOutcome.Written:
                    break;
                case WriteOutcome.AlreadyExists:
                    return false;
                default:
                    throw new InvalidOperationException($"The orders of a season could not be stored: {written.Outcome}.");
            }

            foreach (var order in chunk)
            {
                _known[(season.Id, order.PersonId)] = order.PracticeIds;
            }
        }

        return true;
    }

    /// <summary>The scale's mean at the published group nearest to each.</summary>
    private async Task<Dictionary<string, decimal?>> BaselinesAsync(IReadOnlyCollection<Person> people, CancellationToken cancellationToken)
    {
        var latest = await results.LatestAsync(people, cancellationToken);
        return people.ToDictionary(
            person => person.Id, person => latest.GetValueOrDefault(person.Id)?.Nearest?.Score(Measure.Climate)?.MeanValue, StringComparer.Ordinal);
    }

    private string SeedOf(Season season) => $"{(options.Value.Seed.Length > 0 ? options.Value.Seed : agency.Programs.AgencyName)}/{season.Id}";
}
