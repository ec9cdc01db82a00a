using System.Text.Json.Serialization;
using LeadershipBot.Circles;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Delivery;
using LeadershipBot.Nudges;
using LeadershipBot.Preferences;
using LeadershipBot.Pulses;
using LeadershipBot.Schedules;
using LeadershipBot.Store;
using LeadershipBot.Teams;

namespace LeadershipBot;

/// <summary>
/// Reads and writes the host's rows without reflection. A row that says more, or less, than this version knows is refused:
/// read as if it did not, it would lose what a newer version put there.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(BatchRow))]
[JsonSerializable(typeof(CampaignRow))]
[JsonSerializable(typeof(CircleDateRow))]
[JsonSerializable(typeof(CirclesRow))]
[JsonSerializable(typeof(CircleWishRow))]
[JsonSerializable(typeof(ConversationRow))]
[JsonSerializable(typeof(DeliveryRow))]
[JsonSerializable(typeof(DialogRow))]
[JsonSerializable(typeof(KnownScheduleRow))]
[JsonSerializable(typeof(LargeValuePointer))]
[JsonSerializable(typeof(MessageBudget))]
[JsonSerializable(typeof(NudgeRow))]
[JsonSerializable(typeof(OccurrenceRow))]
[JsonSerializable(typeof(PreferencesRow))]
[JsonSerializable(typeof(ProbeRow))]
[JsonSerializable(typeof(PulseDateRow))]
[JsonSerializable(typeof(QuietPeriod))]
[JsonSerializable(typeof(RoundKeysRow))]
[JsonSerializable(typeof(RoundRow))]
[JsonSerializable(typeof(string))]
public sealed partial class HostJson : JsonSerializerContext;
