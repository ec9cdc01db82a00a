namespace LeadershipBot.Operations;

/// <summary>Something that does not keep the bot from its work and that somebody should look at.</summary>
public interface IConcern
{
    /// <summary>For a stranger's eyes: a few words that stay the same while it lasts, and name nobody. Null where all is well.</summary>
    string? Words { get; }
}
