using System.Text.Json.Serialization;
using LeadershipBot.Actions;
using LeadershipBot.Circles;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Delivery;
using LeadershipBot.Nudges;
using LeadershipBot.Operations;
using LeadershipBot.Preferences;
using LeadershipBot.Pulses;
using LeadershipBot.Results;
using LeadershipBot.Schedules;
using LeadershipBot.Seasons;
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
[JsonSerializable(typeof(ActionDraft))]
[JsonSerializable(typeof(BatchRow))]
[JsonSerializable(typeof(CampaignRow))]
[JsonSerializable(typeof(CircleDateRow))]
[JsonSerializable(typeof(CirclesRow))]
[JsonSerializable(typeof(CircleWishRow))]
[JsonSerializable(typeof(ConversationRow))]
[JsonSerializable(typeof(DeliveryRow))]
[JsonSerializable(typeof(DialogRow))]
[JsonSerializable(typeof(FollowUp))]
[JsonSerializable(typeof(GateOverride))]
[JsonSerializable(typeof(Heard))]
[JsonSerializable(typeof(KnownScheduleRow))]
[JsonSerializable(typeof(LargeValuePointer))]
[JsonSerializable(typeof(LeadershipAction))]
[JsonSerializable(typeof(LeadershipBarrier))]
[JsonSerializable(typeof(LeftRow))]
[JsonSerializable(typeof(MessageBudget))]
[JsonSerializable(typeof(NoteRow))]
[JsonSerializable(typeof(NudgeRow))]
[JsonSerializable(typeof(OccurrenceRow))]
[JsonSerializable(typeof(OptInRow))]
[JsonSerializable(typeof(ParticipationRow))]
[JsonSerializable(typeof(PreferencesRow))]
[JsonSerializable(typeof(ProbeRow))]
[JsonSerializable(typeof(PulseDateRow))]
[JsonSerializable(typeof(QuietPeriod))]
[JsonSerializable(typeof(RoundKeysRow))]
[JsonSerializable(typeof(RoundRow))]
[JsonSerializable(typeof(SeasonRow))]
[JsonSerializable(typeof(StartOrderRow))]
[JsonSerializable(typeof(SweptRow))]
[JsonSerializable(typeof(UnitNote))]
[JsonSerializable(typeof(string))]
public sealed partial class HostJson : JsonSerializerContext;
