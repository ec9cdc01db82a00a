namespace LeadershipBot.Storage.Tables;

/// <summary>What becomes of the properties a stored entity has and the new one has not.</summary>
public enum TableUpdateMode
{
    /// <summary>They stay.</summary>
    Merge = 0,

    /// <summary>They go.</summary>
    Replace = 1,
}
