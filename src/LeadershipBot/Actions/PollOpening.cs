using System.Collections.Concurrent;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Schedules;
using LeadershipBot.Pulses;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Actions;

/// <summary>
/// What a poll opens with: what came of the last one, for the reader's team and for the agency, as it stood when the round opened;
/// and why it opened although nobody was told. The same for everybody of a team. Read when a poll is sent or asked for, never on a tap.
/// </summary>
public sealed class PollOpening(ActionsTable table, ReadGate gate, PromiseCards promises, Agency agency)
{
    private const int LongestLine = 140;

    private readonly ConcurrentDictionary<string, Task<Known>> _known = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<CardElement>> ForAsync(RoundRow round, Caller reader, CancellationToken cancellationToken)
    {
        var known = await KnownAsync(round, cancellationToken);
        var came = WhatCame.For(Unit.Upwards(agency.Roster.Tree, reader.Person.Team), known.Actions, known.Barriers, known.Moment, known.Before);
        var language = reader.Language;
        return
        [
            .. known.Override is null ? [] : new CardElement[]
            {
                new Container(new TextBlock(GateTexts.ShownReason[language]), CardParts.Typed(known.Override.Reason)) { Style = "warning" },
            },
            .. came.IsEmpty ? [] : new CardElement[]
            {
                new Container(
                [
                    new TextBlock(ActionTexts.CameTitle[language]) { Weight = "Bolder" },
                    .. Lines(came.Own, known.Moment, language),
                    .. Lines(came.OfAgency, known.Moment, language),
                ])
                {
                    Style = "good",
                },
            },
        ];
    }

    private IEnumerable<CardElement> Lines(UnitOutcome? unit, DateTimeOffset moment, Language language)
    {
        if (unit is null)
        {
            yield break;
        }

        var today = promises.DayOf(moment);
        foreach (var action in unit.Actions)
        {
            var standing = promises.Standing(action, action.History.Count > 0 ? action.History[^1] : null, language, today);
            yield return Line($"{CardParts.Plain(unit.Team)}, {standing}; {promises.Signature(action, language)}", action.Text);
        }

        foreach (var barrier in unit.Barriers)
        {
            yield return Line($"{CardParts.Plain(unit.Team)}, {ActionBoard.Standing(barrier, moment, today, language)}; {promises.Signature(barrier, language)}", barrier.Text);
        }
    }

    private static Container Line(string standing, string text) => CardParts.Typed(FreeText.Line(text, LongestLine), standing);

    /// <summary>Read once for each round; a failure is not kept.</summary>
    private async Task<Known> KnownAsync(RoundRow round, CancellationToken cancellationToken)
    {
        var reading = _known.GetOrAdd(round.Id, _ => ReadAsync(round));
        try
        {
            return await reading.WaitAsync(cancellationToken);
        }
        catch (Exception) when (reading.IsFaulted)
        {
            _known.TryRemove(new(round.Id, reading));
            throw;
        }
    }

    private async Task<Known> ReadAsync(RoundRow round)
    {
        // Of earlier rounds nobody is sent a poll any more.
        foreach (var other in _known.Keys.Where(id => id != round.Id && id.StartsWith(round.ProgramId + "-", StringComparison.Ordinal)))
        {
            _known.TryRemove(other, out _);
        }

        var moment = MomentOf(round);
        var actions = await table.ActionsAsync(unit: null, CancellationToken.None);
        var barriers = await table.BarriersAsync(unit: null, CancellationToken.None);
        var before = await gate.LastAsync(round.ProgramId, before: round.OpenDate, CancellationToken.None);
        return new(
            moment,
            before is null ? null : MomentOf(before),
            actions.ToLookup(action => action.Unit, StringComparer.Ordinal),
            barriers.ToLookup(barrier => barrier.Unit, StringComparer.Ordinal),
            before is null ? null : await OverrideAsync(before, moment));
    }

    private static DateTimeOffset MomentOf(RoundRow round) =>
        round.Zones.Select(zone => ZonedTime.At(round.OpenDate, round.LocalTime, TimeZoneInfo.FindSystemTimeZoneById(zone))).Min();

    private async Task<GateOverride?> OverrideAsync(RoundRow before, DateTimeOffset moment) =>
        await table.FindOverrideAsync(before.Id, CancellationToken.None) is not { } given
        || (await table.FindHeardAsync(before.Id, Unit.Agency, CancellationToken.None) is { } heard && heard.At <= moment) ? null : given;

    private sealed record Known(
        DateTimeOffset Moment, DateTimeOffset? Before, ILookup<string, LeadershipAction> Actions, ILookup<string, LeadershipBarrier> Barriers, GateOverride? Override);
}
