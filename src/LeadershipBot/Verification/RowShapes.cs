using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LeadershipBot.Core;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Pulses;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Verification;

/// <summary>What the bot writes in each table: these members and no others.</summary>
public static class RowShapes
{
    // The host leaves out members that are null; Core writes them all.
    private static readonly HostJson Host = new(Strict(HostJson.Default.Options, isWhole: false));
    private static readonly CoreJsonContext Core = new(Strict(CoreJsonContext.Default.Options, isWhole: true));

    private static readonly Dictionary<string, (JsonTypeInfo[] Rows, JsonTypeInfo? Large)> Shapes = new(StringComparer.OrdinalIgnoreCase)
    {
        [Tables.Conversations.Value] = ([Host.ConversationRow], null),
        [Tables.Dialogs.Value] = ([Host.DialogRow], null),
        [Tables.Preferences.Value] = ([Host.PreferencesRow, Host.OptInRow, Host.LeftRow], null),
        [Tables.Occurrences.Value] = ([Host.OccurrenceRow, Host.KnownScheduleRow, Host.PulseDateRow], null),
        [Tables.Rounds.Value] = ([Host.RoundRow], null),
        [Tables.RoundRosters.Value] = ([Host.LargeValuePointer], Core.FrozenRoster),
        [Tables.PublishedGroups.Value] = ([Host.LargeValuePointer], Core.PublishedRound),
        [Tables.Releases.Value] = ([Host.LargeValuePointer], Core.Release),
        [Tables.Campaigns.Value] = ([Host.CampaignRow], null),
        [Tables.Batches.Value] = ([Host.BatchRow], null),
        [Tables.Budgets.Value] = ([Host.MessageBudget], null),
        [Tables.QuietModes.Value] = ([Host.QuietPeriod], null),
        [Tables.Deliveries.Value] = ([Host.DeliveryRow], null),
        [Tables.Nudges.Value] = ([Host.NudgeRow], null),
        [Tables.Heard.Value] = ([Host.Heard, Host.GateOverride], null),
        [Tables.UnitNotes.Value] = ([Host.UnitNote], null),
        [Tables.Actions.Value] = ([Host.LeadershipAction, Host.FollowUp], null),
        [Tables.Barriers.Value] = ([Host.LeadershipBarrier], null),
        [Tables.Notes.Value] = ([Host.NoteRow], null),
        [Tables.Seasons.Value] = ([Host.SeasonRow, Host.ParticipationRow, Host.SweptRow], null),
        [Tables.StartOrders.Value] = ([Host.StartOrderRow], null),
        [Tables.Circles.Value] = ([Host.CircleDateRow, Host.CircleWishRow, Host.LargeValuePointer], Host.CirclesRow),
        [Tables.Probes.Value] = ([Host.ProbeRow], null),
    };

    public static bool IsKnown(string table) => Shapes.ContainsKey(table);

    /// <summary>The value as the bot's own type; null where the bot would not write it there.</summary>
    public static object? Read(string table, InspectedValue value)
    {
        var (rows, large) = Shapes[table];
        return value.Form != RowForm.OfThisVersion ? null : value.IsLarge ? large is null ? null : Read(value.Text, large) : rows.Select(shape => Read(value.Text, shape)).FirstOrDefault(read => read is not null);
    }

    /// <summary>Whether the bot of this version can read a row. Pieces of large values are not put together for it.</summary>
    public static bool IsReadable(TableName table, Entity row) =>
        !Shapes.TryGetValue(table.Value, out var shapes) || (shapes.Large is not null && row.Body.StartsWith('"')) || shapes.Rows.Any(shape => Read(row.Body, shape) is not null);

    /// <summary>A ballot as it is sealed: one shape and one size, under a key of 64 hex digits.</summary>
    public static bool IsSealedBallot(InspectedValue value) =>
        value.Form == RowForm.OfThisVersion && ChoiceWords.IsRespondentKeyIn(value.RowKey) && value.RowKey.Length == RespondentKey.Length && value.PartitionKey == value.RowKey[..1]
        && Read(value.Text, Core.SealedBallot) is SealedBallot
        {
            EphemeralKey.Length: BallotSeal.PublicKeyBytes, Nonce.Length: BallotSeal.NonceBytes, Ciphertext.Length: BallotSeal.CiphertextBytes,
        };

    public static bool IsRoundKeys(InspectedValue value) =>
        value.Form == RowForm.OfThisVersion && (value.PartitionKey, value.RowKey) == (RoundKeys.Partition, RoundKeys.RowKey) && Read(value.Text, Host.RoundKeysRow) is RoundKeysRow;

    private static object? Read(string text, JsonTypeInfo type)
    {
        try
        {
            return JsonSerializer.Deserialize(text, type);
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            return null;
        }
    }

    private static JsonSerializerOptions Strict(JsonSerializerOptions options, bool isWhole) => new(options)
    {
        TypeInfoResolver = null,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = isWhole,
    };
}
