namespace LeadershipBot.Content;

/// <summary>One entry of a file's list.</summary>
/// <param name="Field">Where its id stands.</param>
internal sealed record ContentEntry<T>(T Value, string Field);
