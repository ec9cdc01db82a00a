using System.Text.Json.Serialization;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core;

/// <summary>
/// Reads and writes what the host keeps, without reflection. What says more or less than these types do is refused with a
/// <see cref="System.Text.Json.JsonException"/>: a newer version wrote it, or somebody else.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Release))]
[JsonSerializable(typeof(ReleaseNode))]
[JsonSerializable(typeof(FrozenRoster))]
[JsonSerializable(typeof(FrozenTeam))]
[JsonSerializable(typeof(IReadOnlyList<FrozenTeam>))]
[JsonSerializable(typeof(FrozenCell))]
[JsonSerializable(typeof(PublishedRound))]
[JsonSerializable(typeof(SealedBallot))]
public sealed partial class CoreJsonContext : JsonSerializerContext;
