using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Organization;
using LeadershipBot.Preferences;

namespace LeadershipBot.Teams;

/// <summary>Who is on the other side of a turn, and the language to answer in.</summary>
public sealed record Caller(Person Person, Language Language)
{
    /// <summary>Their settings, where these were read for the turn or the message; null in a tap on a pulse, which reads none.</summary>
    public PreferencesRow? Wishes { get; init; }
}

public static class CallerOfTurn
{
    /// <summary>Set before any handler runs; a stranger's turn never gets here.</summary>
    public static Caller Caller(this ITurnContext turn) =>
        turn.Get<Caller>() ?? throw new InvalidOperationException("The turn was not admitted.");
}
