namespace LeadershipBot.BotFramework.Turns;

/// <summary>Does what somebody types.</summary>
public interface ITextCommand
{
    /// <summary>
    /// The words that mean this command, in every language: one word each, compared without regard to case and accents.
    /// No two commands share a word.
    /// </summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Handles a message whose first word is one of <see cref="Names"/>.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="arguments">What follows the word, trimmed; empty if nothing does.</param>
    /// <param name="cancellationToken">Ends at the turn's time-out (<see cref="BotAdapterOptions.TurnTimeout"/>), not when the client hangs up.</param>
    Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken);
}
