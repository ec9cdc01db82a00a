using LeadershipBot.Content;
using LeadershipBot.Core;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Results;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Pulses;

/// <summary>What publishing a closed round gave.</summary>
public abstract record PublishResult
{
    private PublishResult()
    {
    }

    /// <summary>The release stands, from now or from before.</summary>
    public sealed record Published : PublishResult;

    /// <param name="Missing">Whole sentences: what is missing, and where it is known what to do.</param>
    public sealed record Uncountable(string Missing) : PublishResult;
}

/// <summary>Counts a closed round and writes its release, once.</summary>
public sealed class PublishRelease(IEntityStore store, ContentLibrary content, CountBallots count, Releases releases)
{
    public async Task<PublishResult> RunAsync(RoundRow round, CancellationToken cancellationToken)
    {
        // Where one stands already it is the release.
        if (await releases.HasAsync(round.Id, cancellationToken))
        {
            return new PublishResult.Published();
        }

        if (content.FindInstrument(round.InstrumentId) is not { } instrument)
        {
            return new PublishResult.Uncountable("Its questions are not among the bot's content.");
        }

        if (await store.ReadLargeAsync(Tables.RoundRosters, round.Id, CoreJsonContext.Default.FrozenRoster, cancellationToken) is not { } roster)
        {
            return new PublishResult.Uncountable("The list of who was asked is gone.");
        }

        var counting = await count.RunAsync(round.Id, instrument, roster, cancellationToken);
        if (counting is CountResult.WithoutKeys { Reason: var reason })
        {
            return new PublishResult.Uncountable(reason);
        }

        // Whoever gave the round up meanwhile has dropped what was being counted.
        if (!await store.TableExistsAsync(Tables.Ballots(round.Id), cancellationToken))
        {
            return new PublishResult.Uncountable("Its ballots are gone.");
        }

        var history = await releases.HistoryAsync(exceptRound: round.Id, round.ClosingDay, cancellationToken);
        var facts = new RoundFacts(round.Id, round.OpenDate, round.ClosingDay);
        await releases.PublishAsync(
            ReleasePolicy.Apply(facts, instrument, roster, ((CountResult.Counted)counting).Tally, history), cancellationToken);
        return new PublishResult.Published();
    }
}
