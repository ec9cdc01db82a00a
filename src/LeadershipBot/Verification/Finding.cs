using LeadershipBot.Core.Organization;

namespace LeadershipBot.Verification;

public enum Verdict
{
    Holds,
    Broken,

    /// <summary>It could not be looked at.</summary>
    Unknown,

    /// <summary>It can't be seen from here in any deployment of this kind: a person has to look, and it says nothing for or against.</summary>
    Elsewhere,
}

/// <summary>One line of the report. It names tables, settings and counts, never a person, an id or an answer.</summary>
/// <param name="Remedy">What to do; null where nothing is to be done.</param>
public sealed record Finding(Verdict Verdict, LocalizedText Text, LocalizedText? Remedy = null)
{
    public static Finding Holds(string english, string spanish) => new(Verdict.Holds, new(english, spanish));

    public static Finding Elsewhere(string english, string spanish, LocalizedText remedy) => new(Verdict.Elsewhere, new(english, spanish), remedy);

    public static Finding Broken(string english, string spanish, LocalizedText remedy) => new(Verdict.Broken, new(english, spanish), remedy);
}

/// <summary>One part of the promise, looked at from outside: what is stored and what is set, not what the code means to do.</summary>
public interface IAnonymityCheck
{
    LocalizedText Title { get; }

    IAsyncEnumerable<Finding> RunAsync(VerificationSubject subject);
}
