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
        IsSpanish(locale)
            ? "Lo sentimos, algo salió mal. Por favor, inténtelo de nuevo. Si vuelve a pasar, dé este código a su administrador: {reference}"
            : "Sorry, something went wrong. Please try again. If it happens again, give your administrator this code: {reference}";

    /// <summary>
    /// Gives the card that takes the place of the tapped one when its handler failed, from the turn and the apology.
    /// Without it the client says in its own words that something went wrong, and the tapped card stays as it was.
    /// </summary>
    public Func<ITurnContext, string, AdaptiveCard>? ErrorCard { get; set; }

    /// <summary>
    /// Gives the answer for a person's locale to whoever says more at once than is handled
    /// (<see cref="Authentication.BotFrameworkOptions.PersonBurst"/>). It is said once, and what they said is left undone.
    /// </summary>
    public Func<string?, string> WaitText { get; set; } = static locale =>
        IsSpanish(locale)
            ? "Espere un momento, por favor: llegó mucho a la vez. No hice nada con lo último. Inténtelo de nuevo en un minuto."
            : "Please wait a moment: that was a lot at once. I did nothing with the last of it. Please try again in a minute.";

    /// <summary>How long a body may take to arrive, in real time, however steadily it drips.</summary>
    public TimeSpan BodyTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long a turn may take before it is given up, in real time. A turn is not ended by its caller hanging up: what
    /// was said to the bot is handled all the same.
    /// </summary>
    public TimeSpan TurnTimeout { get; set; } = TimeSpan.FromSeconds(60);

    private static bool IsSpanish(string? locale) => locale?.StartsWith("es", StringComparison.OrdinalIgnoreCase) == true;
}
