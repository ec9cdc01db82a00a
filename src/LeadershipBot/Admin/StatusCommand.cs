using System.Text.Json;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Access;
using LeadershipBot.Core.Organization;
using LeadershipBot.Delivery;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Admin;

/// <summary>What is being sent, as a card for administrators.</summary>
public sealed class SendingStatus(ReadCampaigns campaigns, QuietModes quiet, Agency agency)
{
    private const int Latest = 4;

    public bool IsFor(Person person) => AccessPolicy.May(agency.Roster, person.Id, new Resource.Operations());

    public async Task<AdaptiveCard> DrawAsync(Language language, CancellationToken cancellationToken) => StatusCard.Draw(
        await campaigns.LatestAsync(Latest, cancellationToken), await quiet.ReadAsync(cancellationToken), agency.Programs, language);
}

/// <summary>Others are answered as if it did not exist.</summary>
public sealed class StatusCommand(SendingStatus status) : ITextCommand
{
    public IReadOnlyList<string> Names { get; } = ["status", "estado"];

    public async Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        await (status.IsFor(caller.Person)
            ? turn.SendActivityAsync(MessageFactory.Card(await status.DrawAsync(caller.Language, cancellationToken)), cancellationToken)
            : turn.SendActivityAsync(TeamsTexts.Unrecognized[caller.Language], cancellationToken));
    }
}

public sealed class RefreshStatus(SendingStatus status) : ICardVerbHandler
{
    public const string VerbName = "send.status";

    public string Verb => VerbName;

    public async Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        return InvokeResponses.Card(status.IsFor(caller.Person)
            ? await status.DrawAsync(caller.Language, cancellationToken)
            : CardParts.Plain(caller.Language, TeamsTexts.OldCard[caller.Language]));
    }
}

/// <summary>Cancels what is not yet sent of one campaign. What is on its way arrives.</summary>
public sealed class CancelSend(SendingStatus status, ContinueCampaigns campaigns) : ICardVerbHandler
{
    public const string VerbName = "send.cancel";

    public string Verb => VerbName;

    public async Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        if (!status.IsFor(caller.Person)
            || !data.TryGetProperty(StatusCard.CampaignKey, out var value)
            || value.ValueKind != JsonValueKind.String
            || value.GetString() is not { } id
            || !AdminEndpoints.IsId(id)
            || await campaigns.CancelAsync(id, cancellationToken) is null)
        {
            return InvokeResponses.Card(CardParts.Plain(caller.Language, TeamsTexts.OldCard[caller.Language]));
        }

        return InvokeResponses.Card(await status.DrawAsync(caller.Language, cancellationToken));
    }
}
