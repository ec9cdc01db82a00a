using LeadershipBot.Core.Organization;

namespace LeadershipBot.Core.Statistics;

/// <summary>What may be said about a change.</summary>
public enum Verdict
{
    /// <summary>Higher, and more so than chance explains.</summary>
    Better,

    /// <summary>Lower, and more so than chance explains.</summary>
    Worse,

    /// <summary>Chance could explain it.</summary>
    NoClearChange,

    /// <summary>Too few answers, then or now, to say anything.</summary>
    TooEarly,

    /// <summary>Other teams are beneath the unit than then, so the scores are of other people.</summary>
    MadeUpDifferently,
}

/// <summary>A score against the last round that showed it.</summary>
/// <param name="Verdict">What may be said.</param>
/// <param name="Since">The earlier round.</param>
/// <param name="SinceClosed">The day that one closed.</param>
/// <param name="From">The mean then, as it is shown.</param>
public sealed record ScoreChange(Verdict Verdict, string Since, DateOnly SinceClosed, string From);

/// <summary>The words for a change, wherever it is shown.</summary>
public static class VerdictTexts
{
    /// <summary>A verdict as people read it.</summary>
    public static LocalizedText Of(Verdict verdict) => verdict switch
    {
        Verdict.Better => new("better", "mejor"),
        Verdict.Worse => new("worse", "peor"),
        Verdict.NoClearChange => new("no clear change", "sin cambio claro"),
        Verdict.MadeUpDifferently => new("the unit is made up differently now", "la unidad está compuesta de otra manera ahora"),
        _ => new("too early to tell", "aún es pronto para saberlo"),
    };
}
