namespace LeadershipBot.Core.Nudges;

/// <summary>All that the choice of a nudge depends on.</summary>
/// <param name="Library">What there is.</param>
/// <param name="Level">The person's standing; only nudges that suit it are chosen.</param>
/// <param name="Season">The season of <paramref name="Today"/>.</param>
/// <param name="Order">The season's practices in the order in which this person starts them.</param>
/// <param name="History">What this person was shown, in any order; ids the library no longer holds are ignored.</param>
/// <param name="Situations">The situations the person is in, <see cref="NudgeSituation.LowScore"/> not among them.</param>
/// <param name="Low">Codes of low dimensions with the team they were read from, as <see cref="LowDimensions"/> gives them.</param>
/// <param name="Seed">A key that is stable for the person, such as the roster id.</param>
/// <param name="Today">The day in the person's own time zone.</param>
/// <param name="HasManager">Whether anybody leads above the person, as far as is known.</param>
public sealed record NudgeContext(
    NudgeLibrary Library,
    NudgeLevel Level,
    Season Season,
    IReadOnlyList<string> Order,
    IReadOnlyList<NudgeHistoryEntry> History,
    IReadOnlySet<NudgeSituation> Situations,
    IReadOnlyDictionary<string, string> Low,
    string Seed,
    DateOnly Today,
    bool HasManager = true)
{
    /// <summary>The practice whose turn it is; null where the person has no order.</summary>
    public string? Current => Season.PlaceOf(Today) is var place && place < Order.Count ? Order[place] : null;
}
