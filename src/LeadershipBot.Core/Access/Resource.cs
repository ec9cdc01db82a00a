using LeadershipBot.Core.Anonymity;

namespace LeadershipBot.Core.Access;

/// <summary>Something a person may ask for. Every kind of thing that is kept about people or groups is one of these.</summary>
public abstract record Resource
{
    private Resource()
    {
    }

    /// <summary>What a release shows of a team: its scores, or its name and the one reason.</summary>
    /// <param name="Release">The release.</param>
    /// <param name="Team">The team's name.</param>
    public sealed record GroupResult(Release Release, string Team) : Resource;

    /// <summary>The words that whoever leads a team may put beside its published numbers.</summary>
    /// <param name="Release">The release.</param>
    /// <param name="Team">The team's name.</param>
    /// <param name="WrittenBy">The Entra object id of who wrote those that are there; null where there are none.</param>
    public sealed record NoteOnGroup(Release Release, string Team, string? WrittenBy = null) : Resource;

    /// <summary>Taking such words away.</summary>
    /// <param name="Note">The words.</param>
    public sealed record NoteRemoval(NoteOnGroup Note) : Resource;

    /// <summary>What was promised to a team of today. Whoever is in it or beneath it was told; whoever leads above it answers for it.</summary>
    /// <param name="Team">The team's name.</param>
    public sealed record Promises(string Team) : Resource;

    /// <summary>How many managers took part in the nudges of a season, in bands.</summary>
    public sealed record NudgeParticipation : Resource;

    /// <summary>Which teams the next round will probably show.</summary>
    public sealed record Forecast : Resource;

    /// <summary>What is being sent and what became of it, in totals; quiet mode; tests of what comes next.</summary>
    public sealed record Operations : Resource;

    /// <summary>The nudges somebody was sent and what that person did with them.</summary>
    /// <param name="PersonId">Whose.</param>
    public sealed record Nudges(string PersonId) : Resource;

    /// <summary>Somebody's own settings: language, hours, pauses, opting out.</summary>
    /// <param name="PersonId">Whose.</param>
    public sealed record Settings(string PersonId) : Resource;

    /// <summary>Answers of single people, sealed or not.</summary>
    public sealed record Ballots : Resource;

    /// <summary>How many have answered a round that is still open, of any group or of all.</summary>
    public sealed record CountsOfOpenRound : Resource;

    /// <summary>Whether a person has answered.</summary>
    public sealed record WhoAnswered : Resource;
}
