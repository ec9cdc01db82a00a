namespace LeadershipBot.Core.Organization;

/// <summary>A language the bot writes in.</summary>
public enum Language
{
    /// <summary>English, tag <c>en</c>.</summary>
    English,

    /// <summary>US Spanish, tag <c>es</c>.</summary>
    Spanish,
}

/// <summary>A text in every language the bot writes in.</summary>
/// <param name="English">The English wording, never empty.</param>
/// <param name="Spanish">The Spanish wording, never empty.</param>
public sealed record LocalizedText(string English, string Spanish)
{
    /// <summary>The wording in <paramref name="language"/>.</summary>
    public string this[Language language] => language == Language.Spanish ? Spanish : English;
}
