using System.Text.Json;
using System.Text.Json.Serialization;
using LeadershipBot.Content;

namespace LeadershipBot.Seasons;

/// <summary>The practices of each quarter that hold where the agency chooses none.</summary>
public sealed class ShippedSeasons
{
    public const string File = "seasons.json";

    private readonly Dictionary<int, IReadOnlyList<string>> _practices;

    private ShippedSeasons(Dictionary<int, IReadOnlyList<string>> practices) => _practices = practices;

    public IReadOnlyList<string> In(int quarter) => _practices[quarter];

    /// <exception cref="ContentException">The file is malformed.</exception>
    public static ShippedSeasons Load()
    {
        var file = ContentLibrary.EmbeddedFiles().Single(file => file.Path == File);
        SeasonsJson json;
        try
        {
            json = JsonSerializer.Deserialize(file.Utf8.Span, SeasonsJsonContext.Default.SeasonsJson)
                ?? throw new ContentException(File, 1, "$", "must not be null");
        }
        catch (JsonException malformed)
        {
            throw new ContentException(File, (int)(malformed.LineNumber ?? 0) + 1, malformed.Path ?? "$", malformed.Message, malformed);
        }

        return json.Seasons.Select(season => season.Quarter).Order().SequenceEqual([1, 2, 3, 4])
            ? new(json.Seasons.ToDictionary(season => season.Quarter, season => season.Practices))
            : throw new ContentException(File, 1, "seasons", "each quarter, 1 to 4, must come once");
    }
}

internal sealed record SeasonsJson(IReadOnlyList<QuarterJson> Seasons);

internal sealed record QuarterJson(int Quarter, IReadOnlyList<string> Practices);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(SeasonsJson))]
internal sealed partial class SeasonsJsonContext : JsonSerializerContext;
