using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Organization;

namespace LeadershipBot.Teams;

/// <summary>Who is on the other side of a turn, and the language to answer in.</summary>
public sealed record Caller(Person Person, Language Language);

public static class CallerOfTurn
{
    /// <summary>Set before any handler runs; a stranger's turn never gets here.</summary>
    public static Caller Caller(this ITurnContext turn) =>
        turn.Get<Caller>() ?? throw new InvalidOperationException("The turn was not admitted.");
}
