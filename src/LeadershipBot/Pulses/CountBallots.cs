using System.Security.Cryptography;
using LeadershipBot.Core;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Operations;
using LeadershipBot.Storage;

namespace LeadershipBot.Pulses;

/// <summary>Streams a closing round's ballots, opens each, and keeps nothing but sums.</summary>
public sealed partial class CountBallots(IEntityStore store, RoundKeys keys, ILogger<CountBallots> logger)
{
    private const string HexDigits = "0123456789abcdef";

    public async Task<Tally> RunAsync(string roundId, Instrument instrument, FrozenRoster roster, CancellationToken cancellationToken)
    {
        using var privateKey = await keys.ReadPrivateKeyAsync(roundId, cancellationToken);
        var opener = new Opener(roundId, privateKey, instrument.Items.Count);
        var tally = new Tally(instrument, roster.CellCount);
        var unreadable = 0;
        foreach (var digit in HexDigits)
        {
            var ballots = store.ReadAllAsync(
                Tables.Ballots(roundId), new EntityRange(digit.ToString()), CoreJsonContext.Default.SealedBallot, cancellationToken);
            await foreach (var row in ballots)
            {
                if (opener.Open(row.RowKey, row.Value) is { } ballot && ballot.Cell < roster.CellCount)
                {
                    tally.Add(ballot);
                }
                else
                {
                    unreadable++;
                }
            }
        }

        if (unreadable > 0)
        {
            LogUnreadable(logger, unreadable);
        }

        return tally;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} ballots were altered after they were sealed and were not counted")]
    private static partial void LogUnreadable(ILogger logger, int count);

    /// <summary>Agreeing on a key is dear; ballots sealed in the same minute share one.</summary>
    private sealed class Opener(string roundId, ECDiffieHellman privateKey, int itemCount)
    {
        private readonly Dictionary<string, byte[]?> _keys = new(StringComparer.Ordinal);

        public Ballot? Open(string respondentKey, SealedBallot ballot) =>
            KeyFor(ballot.EphemeralKey) is { } key
            && BallotSeal.Open(key, ballot, BallotSeal.AssociatedData(roundId, respondentKey)) is OpenedBallot.Intact opened
            && BallotCodec.TryDecode(opened.Plaintext, itemCount, out var plain)
                ? plain
                : null;

        private byte[]? KeyFor(byte[] ephemeralKey)
        {
            var name = Convert.ToBase64String(ephemeralKey);
            if (!_keys.TryGetValue(name, out var key))
            {
                using var other = BallotSeal.ImportPublicKey(ephemeralKey);
                key = other is null ? null : BallotSeal.DeriveKey(privateKey, other.PublicKey, roundId);
                _keys[name] = key;
            }

            return key;
        }
    }
}
