using System.Text.Json;
using System.Text.Json.Serialization;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Content;

internal sealed record TextJson(string En, string Es);

/// <param name="Items">Ids of practices' items.</param>
/// <param name="OwnItems">Items of its own, for an instrument that no practice stands behind.</param>
/// <param name="SeasonItems">How many items of the season's practices a round asks beside these.</param>
internal sealed record InstrumentJson(
    string Id, TextJson Title, IReadOnlyList<string>? Items = null, IReadOnlyList<ItemJson>? OwnItems = null, int SeasonItems = 0);

internal sealed record ItemJson(string Id, string Dimension, SeenActor Actor, Stem Stem, TextJson Label, TextJson Text, bool Reversed = false);

internal sealed record SourceJson(string Id, string ShortName, string Title, TextJson Authors, TextJson Published, TextJson Extent);

/// <summary>Each entry is read by itself, so that one with an error keeps none of the others out.</summary>
internal sealed record PracticesJson(IReadOnlyList<JsonElement> Practices);

internal sealed record PracticeJson(string Id, IReadOnlyList<PracticeItemJson> Items, bool PreparationOnly = false);

internal sealed record PracticeItemJson(
    string Id,
    TextJson Name,
    SeenActor Actor,
    ItemAudience Audience,
    Stem Stem,
    string Dimension,
    TextJson Label,
    TextJson Text,
    bool PartnersJudge = false,
    TextJson? PlainFairness = null,
    TextJson? PlainName = null);

/// <summary>Each entry is read by itself, so that one with an error keeps none of the others out.</summary>
internal sealed record NudgesJson(IReadOnlyList<JsonElement> Nudges);

internal sealed record NudgeJson(
    string Id,
    string Practice,
    NudgeStep Step,
    TextJson Title,
    TextJson Why,
    TextJson Act,
    TextJson Question,
    int Minutes,
    NudgeActor Actor,
    NudgeLevel Level,
    NudgeBasis Basis,
    IReadOnlyList<NudgeSituation>? Situations = null,
    NudgeWordsJson? PlainFairness = null,
    string? Item = null,
    TextJson? Smaller = null,
    TextJson? Promise = null,
    bool NeedsManager = false);

/// <summary>Only what reads differently.</summary>
internal sealed record NudgeWordsJson(TextJson? Title = null, TextJson? Why = null, TextJson? Act = null, TextJson? Question = null);

/// <summary>Each entry is read by itself, so that one with an error keeps none of the others out.</summary>
internal sealed record CirclesJson(IReadOnlyList<JsonElement> Questions);

internal sealed record CircleQuestionJson(string Id, TextJson Text);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(InstrumentJson))]
[JsonSerializable(typeof(SourceJson))]
[JsonSerializable(typeof(PracticesJson))]
[JsonSerializable(typeof(PracticeJson))]
[JsonSerializable(typeof(NudgesJson))]
[JsonSerializable(typeof(NudgeJson))]
[JsonSerializable(typeof(CirclesJson))]
[JsonSerializable(typeof(CircleQuestionJson))]
internal sealed partial class ContentJsonContext : JsonSerializerContext;
