using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace LeadershipBot.Sandbox.Faults;

/// <summary>Which faults are injected how often.</summary>
/// <param name="Seed">Whatever is left to chance follows from it.</param>
/// <param name="Rates">The share of requests that meet each kind; together at most 1.</param>
/// <param name="People">The share of people who cannot be written to for each reason; together at most 1.</param>
/// <param name="Slowest">The longest a slow answer takes.</param>
/// <param name="RetryAfter">What a 429 asks to wait.</param>
public sealed record FaultPlan(
    int Seed,
    IReadOnlyDictionary<TransientFault, double> Rates,
    IReadOnlyDictionary<LastingFault, double> People,
    TimeSpan Slowest,
    TimeSpan RetryAfter)
{
    private const string Usage = """Send {"rate": 0.05, "seed": 7} or {"seed": 7, "rates": {"429": 0.01, "dropAfter": 0.005}, "people": {"blockedByUser": 0.01}}.""";

    public static FaultPlan None { get; } = new(
        1, new SortedDictionary<TransientFault, double>(), new SortedDictionary<LastingFault, double>(), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(1));

    /// <summary>One overall rate, spread evenly over every kind that passes.</summary>
    public static FaultPlan Spread(double rate, int seed) => None with
    {
        Seed = seed,
        Rates = new SortedDictionary<TransientFault, double>(FaultNames.AllTransient.Where(kind => kind != TransientFault.TooBig)
            .ToDictionary(kind => kind, _ => rate / (FaultNames.AllTransient.Count - 1))),
    };

    /// <summary>Reads a plan that replaces whatever was set, or says in one sentence what is wrong with it.</summary>
    public static bool TryRead(JsonElement json, [NotNullWhen(true)] out FaultPlan? plan, [NotNullWhen(false)] out string? problem)
    {
        plan = null;
        problem = null;
        var read = None;
        foreach (var member in json.EnumerateObject())
        {
            (read, problem) = Read(read, member, json);
            if (problem is not null)
            {
                return false;
            }
        }

        plan = read;
        return true;
    }

    /// <summary>How long a slow answer takes.</summary>
    internal TimeSpan Slowness(Lot lot) => Slowest * (0.1 + (0.9 * lot.Second));

    private static (FaultPlan Plan, string? Problem) Read(FaultPlan plan, JsonProperty member, JsonElement json)
    {
        switch (member.Name)
        {
            case "seed":
                return member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetInt32(out var seed)
                    ? (plan with { Seed = seed }, null)
                    : (plan, "seed is a whole number.");
            case "rate" when json.TryGetProperty("rates", out _):
                return (plan, "Send either rate, for all kinds together, or rates, for each kind.");
            case "rate":
                return TryReadRate(member.Value, out var rate) ? (plan with { Rates = Spread(rate, 0).Rates }, null) : (plan, NoRate("rate"));
            case "rates":
                var (rates, ofRates) = ReadRates(member, FaultNames.AllTransient, FaultNames.Of);
                return (plan with { Rates = rates }, ofRates);
            case "people":
                var (people, ofPeople) = ReadRates(member, FaultNames.AllLasting, FaultNames.Of);
                return (plan with { People = people }, ofPeople);
            case "slowestSeconds":
                return TryReadSeconds(member.Value, 15, out var slowest)
                    ? (plan with { Slowest = slowest }, null)
                    : (plan, "slowestSeconds is a number from 0 to 15.");
            case "retryAfterSeconds":
                return TryReadSeconds(member.Value, 600, out var wait) && wait.TotalSeconds % 1 == 0
                    ? (plan with { RetryAfter = wait }, null)
                    : (plan, "retryAfterSeconds is a whole number from 0 to 600.");
            default:
                return (plan, $"There is no \"{member.Name}\". {Usage}");
        }
    }

    private static (SortedDictionary<T, double> Rates, string? Problem) ReadRates<T>(JsonProperty member, IReadOnlyList<T> kinds, Func<T, string> nameOf)
        where T : struct, Enum
    {
        var byName = kinds.ToDictionary(nameOf, kind => kind, StringComparer.Ordinal);

        // In the order of the kinds, not of the JSON: what a seed gives does not depend on how the rates are written down.
        var rates = new SortedDictionary<T, double>();
        if (member.Value.ValueKind != JsonValueKind.Object)
        {
            return ([], $"{member.Name} is an object. {Usage}");
        }

        foreach (var entry in member.Value.EnumerateObject())
        {
            if (!byName.TryGetValue(entry.Name, out var kind))
            {
                return ([], $"{member.Name} has no \"{entry.Name}\"; there are: {string.Join(", ", byName.Keys)}.");
            }

            if (!TryReadRate(entry.Value, out var rate))
            {
                return ([], NoRate($"{member.Name}.{entry.Name}"));
            }

            rates[kind] = rate;
        }

        return rates.Values.Sum() > 1 + 1e-9 ? ([], $"{member.Name} together are at most 1.") : (rates, null);
    }

    private static bool TryReadRate(JsonElement value, out double rate)
    {
        rate = 0;
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out rate) && rate is >= 0 and <= 1;
    }

    private static bool TryReadSeconds(JsonElement value, int most, out TimeSpan seconds)
    {
        seconds = default;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var number) || !(number >= 0 && number <= most))
        {
            return false;
        }

        seconds = TimeSpan.FromSeconds(number);
        return true;
    }

    private static string NoRate(string name) => $"{name} is a number from 0 to 1.";
}
