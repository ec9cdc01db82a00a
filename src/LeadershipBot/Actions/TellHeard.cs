using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Organization;
using LeadershipBot.Results;
using LeadershipBot.Roster;
using LeadershipBot.Schedules;
using LeadershipBot.Teams;

namespace LeadershipBot.Actions;

/// <summary>Tells a team, or everybody, what a release says: looked at first, sent by one more tap, once however often that is.</summary>
public sealed class TellHeard(ActionsTable table, ReadResults results, HeardCards cards, FollowUps followUps, Agency agency, Agenda agenda, TimeProvider clock)
{
    public async Task<AdaptiveCard> PreviewAsync(Caller caller, JsonElement data, CancellationToken cancellationToken)
    {
        var (tell, problem) = await LookAsync(caller, data, cancellationToken);
        if (tell is null)
        {
            return problem!;
        }

        return await table.FindHeardAsync(tell.Told.RoundId, tell.Unit, cancellationToken) is { } heard
            ? AlreadyTold(heard, tell, caller)
            : CardParts.Card(
                caller.Language,
                [
                    CardParts.Notice((tell.Unit == Unit.Agency ? HeardTexts.PreviewAgency : HeardTexts.Preview)[caller.Language]),
                    .. tell.Body,
                    new ActionSet(ExecuteAction.WithSubmitFallback(HeardTexts.Send[caller.Language], SendHeard.VerbName, DataOf(tell.Told.RoundId, tell.Unit))),
                ]);
    }

    public async Task<AdaptiveCard> SendAsync(Caller caller, JsonElement data, CancellationToken cancellationToken)
    {
        var (tell, problem) = await LookAsync(caller, data, cancellationToken);
        if (tell is null)
        {
            return problem!;
        }

        var (told, unit) = (tell.Told, tell.Unit);
        var followUp = await followUps.NoteAsync(FollowUpKind.TellHeard, HeardMessage.KeyOf(told.RoundId, unit), date: null, cancellationToken);
        await table.TryAddAsync(new Heard(told.RoundId, unit, told.Team, caller.Person.Id, clock.GetUtcNow(), told.Closed), cancellationToken);
        await followUps.StartAsync(followUp, cancellationToken);
        if (unit == Unit.Agency)
        {
            // A round that waited for this opens at its next moment.
            await agenda.PlanMissedWavesAsync(cancellationToken);
        }

        return CardParts.Card(caller.Language, [CardParts.Notice(HeardTexts.Sent[caller.Language]), .. tell.Body, new ActionSet(Say(told.RoundId, unit, told.Team, caller.Language))]);
    }

    public static JsonObject DataOf(string roundId, string unit) => new() { [TapData.RoundKey] = roundId, [TapData.UnitKey] = unit };

    public static ExecuteAction Say(string? roundId, string unit, string team, Language language) => ExecuteAction.WithSubmitFallback(
        string.Format(CultureInfo.InvariantCulture, HeardTexts.Say[language], CardParts.Plain(team)), BeginAction.VerbName, DataOf(roundId ?? "", unit));

    private AdaptiveCard AlreadyTold(Heard heard, Tell tell, Caller caller) => CardParts.Card(
        caller.Language,
        [
            CardParts.Notice(string.Format(CultureInfo.InvariantCulture, HeardTexts.Told[caller.Language], LocalMoment.Show(LocalDay.Of(heard.At, agency.Programs.TimeZone), caller.Language))),
            .. tell.Body,
            new ActionSet(Say(tell.Told.RoundId, tell.Unit, tell.Told.Team, caller.Language)),
        ]);

    private async Task<(Tell? Tell, AdaptiveCard? Problem)> LookAsync(Caller caller, JsonElement data, CancellationToken cancellationToken)
    {
        if (TapData.Key(data, TapData.RoundKey) is not { } roundId || TapData.Key(data, TapData.UnitKey) is not { } unit)
        {
            return (null, CardParts.Plain(caller.Language, TeamsTexts.OldCard[caller.Language]));
        }

        if (!Speakers.MaySpeakFor(agency.Roster, caller.Person.Id, unit))
        {
            return (null, CardParts.Plain(caller.Language, HeardTexts.NotYours[caller.Language]));
        }

        var team = Unit.Find(agency.Roster.Tree, unit)!.Name;
        return await results.ToldAsync(roundId, team, caller.Person, cancellationToken) is { } told && cards.Body(told, caller.Person, caller.Language) is { } body
            ? (new(told, unit, body), null)
            : (null, CardParts.Plain(caller.Language, HeardTexts.NoNews[caller.Language]));
    }

    private sealed record Tell(ToldResult Told, string Unit, IReadOnlyList<CardElement> Body);
}

/// <summary>"Tell the team what we heard": what it will read, before it does.</summary>
public sealed class ShowHeard(TellHeard tell) : ICardVerbHandler
{
    public const string VerbName = "heard.show";

    public string Verb => VerbName;

    public async Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken) =>
        InvokeResponses.Card(await tell.PreviewAsync(turn.Caller(), data, cancellationToken));
}

/// <summary>"Send it".</summary>
public sealed class SendHeard(TellHeard tell) : ICardVerbHandler
{
    public const string VerbName = "heard.send";

    public string Verb => VerbName;

    public async Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken) =>
        InvokeResponses.Card(await tell.SendAsync(turn.Caller(), data, cancellationToken));
}
