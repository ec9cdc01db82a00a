namespace LeadershipBot.Storage;

/// <summary>Why a store cannot work, as far as whoever runs the bot has to do something else about it.</summary>
public enum StoreProblem
{
    /// <summary>It does not answer, or asks to be left alone for a while; this passes.</summary>
    Unavailable,

    /// <summary>There is none where the settings say.</summary>
    NotFound,

    /// <summary>It does not let this process in: a wrong or rotated key, a missing permission, a clock too far off.</summary>
    Refused,

    /// <summary>It can be read but not written.</summary>
    ReadOnly,

    /// <summary>It has no room for more.</summary>
    Full,

    /// <summary>What it holds can't be read as what this bot writes.</summary>
    Unreadable,

    /// <summary>It holds rows that a newer version of the bot wrote.</summary>
    NewerVersion,
}

/// <summary>The store cannot work. The message names the setting, the file or the table and says what to do; never a row.</summary>
/// <param name="problem">Which kind of reason.</param>
/// <param name="message">For whoever runs the bot.</param>
/// <param name="innerException">What the store said; may hold keys, so that it is not logged.</param>
public sealed class EntityStoreException(StoreProblem problem, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Which kind of reason.</summary>
    public StoreProblem Problem => problem;
}
