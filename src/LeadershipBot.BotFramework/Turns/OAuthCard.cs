using System.Text.Json.Serialization;

namespace LeadershipBot.BotFramework.Turns;

/// <summary>Asks a client to let a person sign in (learn.microsoft.com/azure/bot-service, "OAuthCard").</summary>
/// <param name="Text">What it says.</param>
/// <param name="ConnectionName">The bot's OAuth connection.</param>
public sealed record OAuthCard(string Text, string ConnectionName)
{
    /// <summary>Media type of an attachment that holds one.</summary>
    public const string ContentType = "application/vnd.microsoft.card.oauth";

    /// <summary>What single sign-on needs; null if there is none.</summary>
    public TokenExchangeResource? TokenExchangeResource { get; init; }

    /// <summary>Buttons that lead to the sign-in page.</summary>
    public IReadOnlyList<SignInButton>? Buttons { get; init; }
}

/// <summary>What a client exchanges for a token.</summary>
/// <param name="Id">Names this exchange.</param>
/// <param name="Uri">The application to get a token for.</param>
/// <param name="ProviderId">The identity provider.</param>
public sealed record TokenExchangeResource(string Id, string Uri, string? ProviderId = null);

/// <summary>A button that leads to the sign-in page.</summary>
/// <param name="Title">What it says.</param>
/// <param name="Value">The page.</param>
public sealed record SignInButton(string Title, string Value)
{
    /// <summary>Always <c>signin</c>.</summary>
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "signin";
}
