using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadershipBot.ResultsApi;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(BoardPage))]
[JsonSerializable(typeof(HeatMap))]
[JsonSerializable(typeof(Me))]
[JsonSerializable(typeof(NewNote))]
[JsonSerializable(typeof(Note))]
[JsonSerializable(typeof(Overview))]
[JsonSerializable(typeof(Participation))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(PromiseList))]
[JsonSerializable(typeof(RoundList))]
[JsonSerializable(typeof(UnitPage))]
[JsonSerializable(typeof(Words))]
public sealed partial class ApiJson : JsonSerializerContext;

/// <summary>Enumerations by their names, as JavaScript writes them.</summary>
public sealed class CamelCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
