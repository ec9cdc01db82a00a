using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Organization;
using LeadershipBot.Pulses;

namespace LeadershipBot.Teams;

/// <summary>What somebody sees when a tap fails unexpectedly. Where it was an answer there is no reference to report: reporting it would say who answered, and when.</summary>
public static class Apology
{
    public static AdaptiveCard For(ITurnContext turn, string apology)
    {
        var language = turn.Get<Caller>()?.Language ?? Language.English;
        return IsAnswer(turn)
            ? CardParts.Card(language, [CardParts.Notice(PulseCardTexts.NotSaved[language], isProblem: true)])
            : CardParts.Plain(language, apology);
    }

    /// <summary>While the store does not work.</summary>
    public static string TryAgain(ITurnContext turn) =>
        (IsAnswer(turn) ? PulseCardTexts.NotSaved : TeamsTexts.TryAgain)[turn.Caller().Language];

    private static bool IsAnswer(ITurnContext turn) => PulseTap.Of(turn.Activity) is not null;
}
