using System.Text.Json;
using LeadershipBot.Actions;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Content;
using LeadershipBot.Delivery;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Admin;

/// <summary>What is being sent, as a card for administrators.</summary>
public sealed class SendingStatus(
    ReadCampaigns campaigns, QuietModes quiet, ReadGate gate, ContentLibrary content, Agency agency, TimeProvider clock)
{
    private const int Latest = 4;

    public async Task<AdaptiveCard> DrawAsync(Caller caller, CancellationToken cancellationToken)
    {
        var periods = (await quiet.ReadAsync(cancellationToken)).Where(period => period.IsOn(caller.Person.Today(clock)));
        var waiting = (await gate.ShutAsync(cancellationToken)).Select(shut => shut.Program);
        var (latest, others) = await campaigns.LatestOfProgramsAsync(Latest, cancellationToken);
        return StatusCard.Draw(latest, others, [.. periods], content.Problems, waiting, agency, caller.Language);
    }
}

/// <summary>Others are answered as if it did not exist.</summary>
public sealed class StatusCommand(SendingStatus status, Agency agency) : ITextCommand
{
    public IReadOnlyList<string> Names { get; } = ["status", "estado"];

    public async Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        await (agency.MayOperate(caller.Person)
            ? turn.SendActivityAsync(MessageFactory.Card(await status.DrawAsync(caller, cancellationToken)), cancellationToken)
            : turn.SendActivityAsync(TeamsTexts.Unrecognized[caller.Language], cancellationToken));
    }
}

public sealed class RefreshStatus(SendingStatus status, Agency agency) : ICardVerbHandler
{
    public const string VerbName = "send.status";

    public string Verb => VerbName;

    public async Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        return InvokeResponses.Card(agency.MayOperate(caller.Person)
            ? await status.DrawAsync(caller, cancellationToken)
            : CardParts.Plain(caller.Language, TeamsTexts.OldCard[caller.Language]));
    }
}

/// <summary>Cancels what is not yet sent of one campaign. What is on its way arrives.</summary>
public sealed class CancelSend(SendingStatus status, RunCampaigns campaigns, Agency agency) : ICardVerbHandler
{
    public const string VerbName = "send.cancel";

    public string Verb => VerbName;

    public async Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        if (!agency.MayOperate(caller.Person)
            || !data.TryGetProperty(StatusCard.CampaignKey, out var value)
            || value.ValueKind != JsonValueKind.String
            || value.GetString() is not { } id
            || !Campaigns.IsId(id)
            || await campaigns.CancelAsync(id, cancellationToken) is null)
        {
            return InvokeResponses.Card(CardParts.Plain(caller.Language, TeamsTexts.OldCard[caller.Language]));
        }

        return InvokeResponses.Card(await status.DrawAsync(caller, cancellationToken));
    }
}
