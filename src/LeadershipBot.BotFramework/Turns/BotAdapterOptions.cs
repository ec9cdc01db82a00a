using LeadershipBot.BotFramework.Cards;

namespace LeadershipBot.BotFramework.Turns;

/// <summary>What a person is told when something unexpected goes wrong.</summary>
public sealed class BotAdapterOptions
{
    /// <summary>In the texts, this is replaced by the reference under which the failure is in the log.</summary>
    public const string ReferencePlaceholder = "{reference}";

    /// <summary>
    /// Gives the apology for a person's locale (a BCP 47 tag, or null). A text without
    /// <see cref="ReferencePlaceholder"/> gets the reference in brackets at its end.
    /// </summary>
    public Func<string?, string> ErrorText { get; set; } = static locale =>
        locale?.StartsWith("es", StringComparison.OrdinalIgnoreCase) == true
            ? "Lo sentimos, algo salió mal. Por favor, inténtelo de nuevo. Si vuelve a pasar, dé este código a su administrador: {reference}"
            : "Sorry, something went wrong. Please try again. If it happens again, give your administrator this code: {reference}";

    /// <summary>
    /// Gives the card that takes the place of the tapped one when its handler failed, from the turn and the apology.
    /// Without it the client says in its own words that something went wrong, and the tapped card stays as it was.
    /// </summary>
    public Func<ITurnContext, string, AdaptiveCard>? ErrorCard { get; set; }

    /// <summary>
    /// How long a turn may take before it is given up, in real time. A turn is not ended by its caller hanging up: what
    /// was said to the bot is handled all the same.
    /// </summary>
    public TimeSpan TurnTimeout { get; set; } = TimeSpan.FromSeconds(60);
}
