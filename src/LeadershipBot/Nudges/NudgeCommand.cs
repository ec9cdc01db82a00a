using System.Globalization;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Preferences;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Nudges;

/// <summary>This week's nudge again or, where none came this week, one for now; once taken on, the question how it went.</summary>
public sealed class NudgeCommand(ManagerNudges nudges, CheckIns checkIns, NudgeHistory history, Agency agency, TimeProvider clock) : ITextCommand
{
    private const string FirstCard = "first";
    private const int DaysInAWeek = 7;

    public IReadOnlyList<string> Names { get; } = ["nudge", "sugerencia"];

    public async Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        if (!agency.GetsNudges(caller.Person, caller.Wishes ?? PreferencesRow.Default))
        {
            await turn.SendActivityAsync(NudgeTexts.NotForYou[caller.Language], cancellationToken);
            return;
        }

        var today = caller.Person.Today(clock);
        var latest = NudgeHistory.Latest(await history.ReadAsync(caller.Person.Id, cancellationToken));
        var isOfThisWeek = latest?.Value.SentOn > today.AddDays(-DaysInAWeek);
        var card = latest is { Value.Response: NudgeResponse.WillTry } && isOfThisWeek ? await checkIns.DrawAsync(caller, latest, cancellationToken) : null;
        card ??= await nudges.ChooseAsync(
            caller,
            isOfThisWeek ? latest!.RowKey : latest is null ? FirstCard : string.Create(CultureInfo.InvariantCulture, $"asked-{today:yyyyMMdd}"),
            cancellationToken);
        await (card is null
            ? turn.SendActivityAsync(NudgeTexts.NoOther[caller.Language], cancellationToken)
            : turn.SendActivityAsync(MessageFactory.Card(card), cancellationToken));
    }
}
