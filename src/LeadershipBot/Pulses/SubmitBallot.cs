using System.Globalization;
using System.Text.Json;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Teams;

namespace LeadershipBot.Pulses;

/// <summary>
/// Writes one sealed ballot and nothing else, and reads nothing about the person. It acknowledges only after the write, and
/// gives up well within the time that closing waits. Whoever answers, whatever they answer, the thanks are the same.
/// </summary>
public sealed class SubmitBallot(Intake intake, IEntityStore store, PulseCards cards) : ICardVerbHandler
{
    public const string VerbName = "pulse.submit";

    /// <summary>Real time; closing waits longer than this (see <see cref="CloseRound"/>).</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(10);

    public string Verb => VerbName;

    public async Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        if (RoundOf(data) is not { } roundId)
        {
            return InvokeResponses.Card(CardParts.Plain(caller.Language, PulseCardTexts.Closed[caller.Language]));
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(GiveUpAfter);
        using var pass = await intake.EnterAsync(roundId, deadline.Token);
        if (pass is null)
        {
            return InvokeResponses.Card(CardParts.Plain(caller.Language, PulseCardTexts.Closed[caller.Language]));
        }

        if (pass.View.Roster.CellOf(caller.Person.Id) is not { } cell)
        {
            return InvokeResponses.Card(CardParts.Plain(caller.Language, PulseCardTexts.NotAsked[caller.Language]));
        }

        if (Read(data, pass.View.Instrument) is not { } answers)
        {
            return InvokeResponses.Card(PulseCard.Problem(roundId, PulseCardTexts.NotOnScale[caller.Language], caller.Language));
        }

        return await TryWriteAsync(pass.View, caller.Person.Id, new Ballot(cell, answers), deadline.Token)
            ? InvokeResponses.Card(cards.Thanks(pass.View.Round, caller))
            : InvokeResponses.Message(PulseCardTexts.NotSaved[caller.Language]);
    }

    /// <summary>The round a card names; null where what it names can't be one.</summary>
    public static string? RoundOf(JsonElement data) =>
        data.TryGetProperty(PulseCard.RoundKey, out var round)
        && round.ValueKind == JsonValueKind.String
        && round.GetString() is { Length: > 0 and < 50 } id
        && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? id
            : null;

    private async Task<bool> TryWriteAsync(OpenRoundView view, string personId, Ballot ballot, CancellationToken cancellationToken)
    {
        var key = RespondentKey.Derive(view.Secret, view.Round.Id, personId);
        var sealedBallot = view.Sealer.Seal(BallotCodec.Encode(ballot), key);
        var entity = StoredJson.ToEntity(key[..1], key, sealedBallot, CoreJsonContext.Default.SealedBallot);
        try
        {
            return (await store.UpsertAsync(Tables.Ballots(view.Round.Id), entity, cancellationToken)).IsWritten;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>One answer an item; null when any is not a choice of the card.</summary>
    private static Answer[]? Read(JsonElement data, Instrument instrument)
    {
        var answers = new Answer[instrument.Items.Count];
        for (var index = 0; index < answers.Length; index++)
        {
            if (!data.TryGetProperty(instrument.Items[index].Id, out var value))
            {
                continue;
            }

            var text = value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!,
                JsonValueKind.Null => "",
                _ => value.GetRawText(),
            };
            if (text.Length > 0
                && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && Answer.TryFromCode(code, out answers[index])))
            {
                return null;
            }
        }

        return answers;
    }
}
