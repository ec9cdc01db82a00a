using System.Text.Json.Serialization;

namespace LeadershipBot.Benchmarks.TableStorage;

/// <summary>So many operations of a kind, so many under way at a time.</summary>
/// <param name="Operation"><c>insert</c>, <c>upsert</c>, <c>read</c>, <c>transaction</c> (100 rows) or <c>query</c> (10,000 rows).</param>
/// <param name="Table">Which table; it is there.</param>
/// <param name="First">The index of the first row or transaction.</param>
/// <param name="Count">How many.</param>
/// <param name="AtOnce">How many wait for answers at a time.</param>
internal sealed record TableWork(string Operation, string Table, int First, int Count, int AtOnce);

/// <summary>What it took: on the clock, and of the client's processor.</summary>
internal sealed record TableCost(double Seconds, double Cpu)
{
    public static TableCost operator +(TableCost one, TableCost other) => new(one.Seconds + other.Seconds, one.Cpu + other.Cpu);
}

[JsonSerializable(typeof(TableWork))]
[JsonSerializable(typeof(TableCost))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class TableWorkJson : JsonSerializerContext;
