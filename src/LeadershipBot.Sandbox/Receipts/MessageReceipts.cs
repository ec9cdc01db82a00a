using System.Text.Json;
using LeadershipBot.Core.Organization;
using LeadershipBot.Sandbox.Agency;

namespace LeadershipBot.Sandbox.Receipts;

/// <summary>
/// What each person really received, counted where messages arrive: also those whose answer the bot never saw. In memory
/// only; everybody here is made up.
/// </summary>
public sealed class MessageReceipts(SandboxRoster roster, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(UInt128 Content, DateOnly Day), (ReceivedContent Content, Dictionary<string, int> People)> _received = [];
    private readonly Dictionary<string, int> _totals = new(StringComparer.Ordinal);

    /// <summary>How many messages arrived.</summary>
    public long Total { get; private set; }

    /// <summary>How often each person of the roster received something of this kind, zero included, in the roster's order.</summary>
    public IReadOnlyList<(Person Person, int Times)> TimesReceived(ReceiptFilter filter)
    {
        lock (_gate)
        {
            var times = filter == new ReceiptFilter() ? _totals : Sum(filter);
            return [.. roster.People.Select(person => (person, times.GetValueOrDefault(person.Id)))];
        }
    }

    /// <summary>The contents asked about, the latest day's first and of a day the commonest, with how many people received each once and how many more often.</summary>
    public IReadOnlyList<(ReceivedContent Content, int Once, int MoreOften)> Contents(ReceiptFilter filter)
    {
        lock (_gate)
        {
            return
            [
                .. _received.Values.Where(entry => filter.Takes(entry.Content))
                    .Select(entry => (entry.Content, entry.People.Values.Count(times => times == 1), entry.People.Values.Count(times => times > 1)))
                    .OrderByDescending(entry => entry.Content.Day).ThenByDescending(entry => entry.Item2 + entry.Item3),
            ];
        }
    }

    /// <summary>Forgets everything, to begin a count anew.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _received.Clear();
            _totals.Clear();
            Total = 0;
        }
    }

    internal void Count(Person person, JsonElement activity)
    {
        var hash = ReceivedContent.HashOf(activity);
        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        lock (_gate)
        {
            if (!_received.TryGetValue((hash, day), out var entry))
            {
                _received[(hash, day)] = entry = (ReceivedContent.Read(hash, day, activity), new Dictionary<string, int>(StringComparer.Ordinal));
            }

            entry.People[person.Id] = entry.People.GetValueOrDefault(person.Id) + 1;
            _totals[person.Id] = _totals.GetValueOrDefault(person.Id) + 1;
            Total++;
        }
    }

    private Dictionary<string, int> Sum(ReceiptFilter filter)
    {
        var sums = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (_, people) in _received.Values.Where(entry => filter.Takes(entry.Content)))
        {
            foreach (var (person, times) in people)
            {
                sums[person] = sums.GetValueOrDefault(person) + times;
            }
        }

        return sums;
    }
}
