using LeadershipBot.Core.Organization;

namespace LeadershipBot.Core.Nudges;

/// <summary>A published text that nudges build on. The project holds none of its sentences, only what is needed to credit it.</summary>
/// <param name="Id">Stable id, lower-case letters, digits and hyphens.</param>
/// <param name="ShortName">A name that fits on a card. Titles of publications are not translated.</param>
/// <param name="Title">The full title.</param>
/// <param name="Authors">Who wrote it, or the words that say that the excerpt does not show it.</param>
/// <param name="Published">Where and when it came out, as far as the excerpt shows.</param>
/// <param name="Extent">What part of the text was read, so that nobody takes the part for the whole.</param>
public sealed record Framework(
    string Id,
    string ShortName,
    string Title,
    LocalizedText Authors,
    LocalizedText Published,
    LocalizedText Extent);
