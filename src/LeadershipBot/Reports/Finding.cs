using LeadershipBot.Core.Organization;

namespace LeadershipBot.Reports;

public enum Verdict
{
    Holds,
    Broken,

    /// <summary>It works, and somebody should look at it before it does not.</summary>
    Warning,

    /// <summary>It could not be looked at.</summary>
    Unknown,

    /// <summary>It can't be seen from here in any deployment of this kind: a person has to look, and it says nothing for or against.</summary>
    Elsewhere,
}

/// <summary>One line of a report. It names tables, settings, teams and counts, never a person, an id or an answer.</summary>
/// <param name="Remedy">What to do; null where nothing is to be done.</param>
public sealed record Finding(Verdict Verdict, LocalizedText Text, LocalizedText? Remedy = null)
{
    public static Finding Holds(string english, string spanish) => new(Verdict.Holds, new(english, spanish));

    public static Finding Elsewhere(string english, string spanish, LocalizedText remedy) => new(Verdict.Elsewhere, new(english, spanish), remedy);

    public static Finding Broken(string english, string spanish, LocalizedText remedy) => new(Verdict.Broken, new(english, spanish), remedy);

    public static Finding Warning(string english, string spanish, LocalizedText remedy) => new(Verdict.Warning, new(english, spanish), remedy);

    public static Finding Unknown(string english, string spanish, LocalizedText remedy) => new(Verdict.Unknown, new(english, spanish), remedy);
}
