using LeadershipBot.Core.Organization;

namespace LeadershipBot.Core.Pulses;

/// <summary>The two scales, which never mix into one score.</summary>
public enum ItemKind
{
    /// <summary>How it is here; climate items of one round form one scale.</summary>
    Climate,

    /// <summary>A single report of behaviour somebody saw; reported by itself.</summary>
    Seen,
}

/// <summary>Who would be doing what the item describes; it decides the level an item is reported at.</summary>
public enum SeenActor
{
    /// <summary>The respondent's own supervisor (T): that team, and above it only across five supervisors or more.</summary>
    Supervisor,

    /// <summary>Managers and office leads (M): every level.</summary>
    Managers,

    /// <summary>Agency leaders (A): agency and regions only.</summary>
    AgencyLeaders,

    /// <summary>The agency's systems (S): agency and regions only.</summary>
    Systems,

    /// <summary>The team or workplace (W): every level.</summary>
    Workplace,
}

/// <summary>The lead-in an item is read with.</summary>
public enum Stem
{
    /// <summary>No lead-in.</summary>
    Now,

    /// <summary>"Thinking of the past 30 days:".</summary>
    Past30Days,

    /// <summary>"Thinking of the past 3 months:".</summary>
    Past3Months,
}

/// <summary>One question on the five-point agreement scale.</summary>
/// <param name="Id">Stable id of the practice wording, such as <c>VM-2</c>.</param>
/// <param name="Dimension">Two-letter code of the pulse dimension, such as <c>SU</c>.</param>
/// <param name="Kind">Which of the two scales it belongs to.</param>
/// <param name="Actor">Who would be doing it.</param>
/// <param name="Stem">The lead-in.</param>
/// <param name="IsReversed">Whether agreement is unfavourable; allowed for one climate item a round.</param>
/// <param name="Label">A few words that stand for it in a chart.</param>
/// <param name="Text">The wording.</param>
public sealed record Item(
    string Id, string Dimension, ItemKind Kind, SeenActor Actor, Stem Stem, bool IsReversed, LocalizedText Label, LocalizedText Text);

/// <summary>A set of items asked together.</summary>
/// <param name="Id">Stable id: lower-case letters, digits and hyphens; in a season also its items, as <c>first-eight+LU-1</c>.</param>
/// <param name="Title">What people see above the items.</param>
/// <param name="Items">One to <see cref="MaxItems"/> items, each id once.</param>
/// <param name="SeasonItems">How many of the items, the last, are asked in one season only; 0 for an instrument that stays as it is.</param>
public sealed record Instrument(string Id, LocalizedText Title, IReadOnlyList<Item> Items, int SeasonItems = 0)
{
    /// <summary>The most items a round may ask; sealed ballots are padded for this many.</summary>
    public const int MaxItems = 8;

    /// <summary>
    /// Whether an item is part of the climate scale: how it is here, asked in every season, so that rounds can be compared, and not
    /// about one supervisor, so that no supervisor's figure can be worked out from the scale.
    /// </summary>
    /// <param name="index">Its place among the items.</param>
    public bool IsInScale(int index) =>
        Items[index].Kind == ItemKind.Climate && Items[index].Actor != SeenActor.Supervisor && index < Items.Count - SeasonItems;
}
