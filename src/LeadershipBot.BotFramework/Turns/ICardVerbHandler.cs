using System.Text.Json;
using LeadershipBot.BotFramework.Activities;

namespace LeadershipBot.BotFramework.Turns;

/// <summary>
/// Does what one verb of the bot's cards asks for. Clients may send the same tap twice, so handlers must be idempotent,
/// and should answer within three seconds.
/// </summary>
public interface ICardVerbHandler
{
    /// <summary>The verb, compared letter by letter. One handler each.</summary>
    string Verb { get; }

    /// <summary>
    /// Handles a tap. The router loads and saves nothing around it: what a turn writes is what this writes.
    /// </summary>
    /// <param name="turn">The turn; an invoke, or a message where an old client fell back to Action.Submit.</param>
    /// <param name="data">The card's data with the inputs merged in: always an object, empty if the client sent none,
    /// never trustworthy.</param>
    /// <param name="cancellationToken">Ends at the turn's time-out (<see cref="BotAdapterOptions.TurnTimeout"/>), not when the client hangs up.</param>
    /// <returns>The answer, which is sent as a message where an old client cannot take it in place.</returns>
    Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken);
}
