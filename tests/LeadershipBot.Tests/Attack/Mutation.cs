using System.Text;
using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Attack;

/// <summary>Makes something wrong of an activity: in its structure, in its bytes, or in both. The same seed makes the same.</summary>
internal sealed class Mutation(Random random, IReadOnlyList<JsonObject> corpus)
{
    /// <summary>Half of a pair of code units, which JSON can write and no text can hold.</summary>
    private const string LoneSurrogate = "@lone surrogate@";

    /// <summary>Without these as they were, an activity is refused before anything looks at the rest.</summary>
    private static readonly string[] Doors = ["serviceUrl", "channelId", "conversation", "channelData", "from", "type", "name"];

    /// <summary>What may have any shape.</summary>
    private static readonly string[] Insides = ["value", "entities", "action", "membersAdded", "membersRemoved"];

    private static readonly Func<JsonNode?>[] OddValues =
    [
        () => null, () => true, () => false, () => 0, () => -1, () => 4.5, () => 1e308, () => long.MinValue, () => ulong.MaxValue,
        () => "", () => " ", () => "null", () => "\0", () => "\u202e\ufeff\u200b", () => "🫥é", () => LoneSurrogate, () => "../../etc/passwd", () => "..", () => ".",
        () => "' OR 1=1 --", () => "<script>", () => "{{x}}", () => "%00%2e", () => "pulse-20261005", () => "first.a.a.a.a", () => "2026-12-24",
        () => "0001-01-01", () => "9999-12-31T23:59:59.9999999+14:00", () => new string('x', 70_000), () => new string('9', 400),
        () => new JsonArray(), () => new JsonObject(), () => new JsonArray(1, "x", null, new JsonArray()), () => new JsonObject { [""] = "", ["verb"] = 1 },
    ];

    public byte[] Next()
    {
        var original = Any(corpus);
        var activity = original.DeepClone().AsObject();
        var isStructural = random.Next(10) < 9;
        for (var changes = isStructural ? random.Next(1, 5) : 0; changes > 0; changes--)
        {
            Change(activity);
        }

        var restored = random.Next(10) switch
        {
            < 5 => original.Select(member => member.Key).Except(Insides, StringComparer.Ordinal),
            < 8 => Doors,
            _ => [],
        };
        foreach (var member in restored)
        {
            activity[member] = original[member]?.DeepClone();
        }

        var bytes = Encoding.UTF8.GetBytes(activity.ToJsonString().Replace(LoneSurrogate, "\\ud83d", StringComparison.Ordinal)).ToList();
        for (var changes = !isStructural || random.Next(10) < 1 ? random.Next(1, 4) : 0; changes > 0; changes--)
        {
            Change(bytes);
        }

        return [.. bytes];
    }

    private void Change(JsonObject activity)
    {
        var places = Places(random.Next(10) < 6 && activity["value"] is JsonObject value ? value : activity).ToList();
        if (places.Count == 0)
        {
            return;
        }

        var (parent, key, index) = Any(places);
        var there = key is not null ? parent[key] : parent[index];
        switch (random.Next(6))
        {
            case 0 when key is not null:
                parent.AsObject().Remove(key);
                break;
            case 1 when key is not null:
                parent.AsObject().Remove(key);
                parent.AsObject()[Any([key.ToUpperInvariant(), key + " ", "", "\0" + key, "__proto__"])] = there?.DeepClone();
                break;
            case 2:
                Put(new JsonArray(there?.DeepClone(), there?.DeepClone()));
                break;
            case 3:
                Put(new JsonObject { [key ?? "x"] = there?.DeepClone() });
                break;
            case 4:
                var (otherParent, otherKey, otherIndex) = Any(Places(Any(corpus)).ToList());
                Put((otherKey is not null ? otherParent[otherKey] : otherParent[otherIndex])?.DeepClone());
                break;
            default:
                Put(Any(OddValues)());
                break;
        }

        void Put(JsonNode? value)
        {
            if (key is not null)
            {
                parent[key] = value;
            }
            else
            {
                parent[index] = value;
            }
        }
    }

    private void Change(List<byte> bytes)
    {
        var start = random.Next(bytes.Count + 1);
        var length = Math.Min(random.Next(1, 40), bytes.Count - start);
        switch (random.Next(5))
        {
            case 0 when length > 0:
                bytes[start] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes.RemoveRange(start, length);
                break;
            case 2:
                bytes.InsertRange(start, bytes.GetRange(start, length));
                break;
            case 3:
                bytes.RemoveRange(start, bytes.Count - start);
                break;
            default:
                var noise = new byte[random.Next(1, 8)];
                random.NextBytes(noise);
                bytes.InsertRange(start, noise);
                break;
        }
    }

    private static IEnumerable<(JsonNode Parent, string? Key, int Index)> Places(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(member => Places(member.Value).Prepend((json, member.Key, 0))),
        JsonArray array => array.SelectMany((item, index) => Places(item).Prepend((array, null, index))),
        _ => [],
    };

    private T Any<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
