using System.Text.Json.Serialization;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Content;

internal sealed record TextJson(string En, string Es);

internal sealed record InstrumentJson(string Id, TextJson Title, IReadOnlyList<ItemJson> Items);

internal sealed record ItemJson(
    string Id, string Dimension, ItemKind Kind, SeenActor Actor, Stem Stem, TextJson Label, TextJson Text, bool Reversed = false);

internal sealed record NudgeFileJson(FrameworkJson Framework, IReadOnlyList<NudgeJson> Nudges);

internal sealed record FrameworkJson(
    string Id, string ShortName, string Title, TextJson Authors, TextJson Published, TextJson Extent);

internal sealed record NudgeJson(
    string Id,
    string PracticeId,
    TextJson Practice,
    TextJson Title,
    TextJson Why,
    TextJson Act,
    TextJson Question,
    int Minutes,
    NudgeActor Actor,
    NudgeLevel Level,
    NudgeBasis Basis);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(InstrumentJson))]
[JsonSerializable(typeof(NudgeFileJson))]
internal sealed partial class ContentJsonContext : JsonSerializerContext;
