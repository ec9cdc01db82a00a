using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using LeadershipBot.Core;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Pulses;

/// <summary>What counting gave.</summary>
public abstract record CountResult
{
    private CountResult()
    {
    }

    public sealed record Counted(Tally Tally) : CountResult;

    /// <summary>The round's keys are gone or can't be unwrapped, so that no ballot opens.</summary>
    /// <param name="Reason">As <see cref="KeysResult{TKeys}.Missing"/> said.</param>
    public sealed record WithoutKeys(string Reason) : CountResult;
}

/// <summary>
/// Streams a closing round's ballots, opens each, and keeps nothing but sums. A ballot counts only under the key of
/// somebody who was asked, only in that person's cell, and once: the seal binds the key but not the partition, to which
/// anybody who can write rows may copy it.
/// </summary>
public sealed partial class CountBallots(IEntityStore store, RoundKeys keys, RoundTroubles troubles, ILogger<CountBallots> logger)
{
    private const string HexDigits = "0123456789abcdef";

    public async Task<CountResult> RunAsync(string roundId, Instrument instrument, FrozenRoster roster, CancellationToken cancellationToken)
    {
        var found = await keys.ReadForCountingAsync(roundId, cancellationToken);
        if (found is KeysResult<CountingKeys>.Missing { Reason: var reason })
        {
            return new CountResult.WithoutKeys(reason);
        }

        using var opener = new Opener(roundId, ((KeysResult<CountingKeys>.Keys)found).Value, roster, instrument.Items.Count);
        var tally = new Tally(instrument, roster.CellCount);
        var unreadable = 0;
        foreach (var digit in HexDigits)
        {
            string? continuation = null;
            do
            {
                var range = new EntityRange(digit.ToString(CultureInfo.InvariantCulture));
                var page = await store.QueryAsync(Tables.Ballots(roundId), range, continuation: continuation, cancellationToken: cancellationToken);
                foreach (var row in page.Entities)
                {
                    if (opener.Open(row) is { } ballot)
                    {
                        tally.Add(ballot);
                    }
                    else
                    {
                        unreadable++;
                    }
                }

                continuation = page.Continuation;
            }
            while (continuation is not null);
        }

        if (unreadable > 0)
        {
            troubles.Note(roundId, RoundTrouble.Altered);
            LogUnreadable(logger, unreadable);
        }

        return new CountResult.Counted(tally);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} ballots were altered or put there by somebody else and were not counted")]
    private static partial void LogUnreadable(ILogger logger, int count);

    /// <summary>Agreeing on a key is dear; ballots sealed in the same minute share one.</summary>
    private sealed class Opener : IDisposable
    {
        private readonly string _roundId;
        private readonly CountingKeys _own;
        private readonly int _itemCount;
        private readonly Dictionary<string, int> _cells;
        private readonly HashSet<string> _opened = new(StringComparer.Ordinal);
        private readonly Dictionary<string, byte[]?> _keys = new(StringComparer.Ordinal);

        public Opener(string roundId, CountingKeys own, FrozenRoster roster, int itemCount)
        {
            (_roundId, _own, _itemCount) = (roundId, own, itemCount);
            _cells = new(StringComparer.Ordinal);
            for (var cell = 0; cell < roster.CellCount; cell++)
            {
                foreach (var person in roster.PeopleIn(cell))
                {
                    _cells.Add(RespondentKey.Derive(own.Secret, roundId, person), cell);
                }
            }
        }

        /// <summary>Null for what nobody who was asked has sealed there, and for what was opened before.</summary>
        public Ballot? Open(Entity row) =>
            _cells.TryGetValue(row.RowKey, out var cell)
            && row.PartitionKey == row.RowKey[..1]
            && Read(row) is { EphemeralKey: { } ephemeral } ballot
            && KeyFor(ephemeral) is { } key
            && BallotSeal.Open(key, ballot, BallotSeal.AssociatedData(_roundId, row.RowKey)) is OpenedBallot.Intact opened
            && BallotCodec.TryDecode(opened.Plaintext, _itemCount, out var plain)
            && plain.Cell == cell
            && _opened.Add(row.RowKey)
                ? plain
                : null;

        public void Dispose()
        {
            foreach (var key in _keys.Values)
            {
                CryptographicOperations.ZeroMemory(key);
            }

            _own.Dispose();
        }

        private static SealedBallot? Read(Entity row)
        {
            try
            {
                return JsonSerializer.Deserialize(row.Body, CoreJsonContext.Default.SealedBallot);
            }
            catch (JsonException)
            {
                return null;
            }
        }

        private byte[]? KeyFor(byte[] ephemeralKey)
        {
            var name = Convert.ToBase64String(ephemeralKey);
            if (!_keys.TryGetValue(name, out var key))
            {
                using var other = BallotSeal.ImportPublicKey(ephemeralKey);
                key = other is null ? null : BallotSeal.DeriveKey(_own.PrivateKey, other.PublicKey, _roundId, _own.Secret);
                _keys[name] = key;
            }

            return key;
        }
    }
}
