using System.Text.Json;
using LeadershipBot.Actions;
using LeadershipBot.Core.Actions;
using LeadershipBot.Nudges;
using LeadershipBot.Results;
using LeadershipBot.Teams;

namespace LeadershipBot.Verification;

/// <summary>
/// What people write in their own words is no answer of a pulse, whatever it says: of rows with such words, as the bot writes them,
/// all but the words is looked through. Otherwise anybody could raise the alarm by typing a question's id.
/// </summary>
internal static class OwnWords
{
    /// <summary>The value without them.</summary>
    /// <param name="shape">What it was read as; null where the bot would not write it there.</param>
    public static InspectedValue Without(object? shape, InspectedValue value) => shape switch
    {
        LeadershipAction action => value with
        {
            Text = JsonSerializer.Serialize(
                action with { Text = "", DecidedWith = null, HeardFrom = null, History = [.. action.History.Select(change => change with { Words = null })] },
                HostJson.Default.LeadershipAction),
        },
        LeadershipBarrier barrier => value with
        {
            Text = JsonSerializer.Serialize(barrier with { Text = "", Reply = barrier.Reply is { } reply ? reply with { Text = "" } : null }, HostJson.Default.LeadershipBarrier),
        },
        GateOverride given => value with { Text = JsonSerializer.Serialize(given with { Reason = "" }, HostJson.Default.GateOverride) },
        NoteRow note => value with { Text = JsonSerializer.Serialize(note with { Text = "" }, HostJson.Default.NoteRow) },
        UnitNote note => value with { Text = JsonSerializer.Serialize(note with { Text = "" }, HostJson.Default.UnitNote) },
        DialogRow { DialogId: SayAction.DialogId } dialog when SayAction.Read(dialog.State) is { } draft => value with
        {
            Text = JsonSerializer.Serialize(draft with { Text = null, DecidedWith = null, HeardFrom = null }, HostJson.Default.ActionDraft),
        },
        _ => value,
    };
}
