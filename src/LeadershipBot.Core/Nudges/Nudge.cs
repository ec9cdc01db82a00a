using LeadershipBot.Core.Organization;

namespace LeadershipBot.Core.Nudges;

/// <summary>With whom the act of a nudge is done.</summary>
public enum NudgeActor
{
    /// <summary>By oneself: a list, a look back, a preparation.</summary>
    Alone,

    /// <summary>With one other person.</summary>
    OnePerson,

    /// <summary>With one's own team.</summary>
    Team,

    /// <summary>With parents, caregivers, youth or other people the agency serves.</summary>
    Families,

    /// <summary>With community organizations or Tribes.</summary>
    CommunityOrTribalPartners,

    /// <summary>With people of another unit of the agency.</summary>
    AcrossUnits,
}

/// <summary>The lowest standing that the act of a nudge needs. The order matters: a higher value can do every lower one.</summary>
public enum NudgeLevel
{
    /// <summary>Any member of staff, who leads nobody.</summary>
    Anyone,

    /// <summary>Anyone who leads a team.</summary>
    Supervisor,

    /// <summary>Someone who speaks for an office or a region.</summary>
    Manager,

    /// <summary>Someone who speaks for the agency.</summary>
    AgencyLeader,
}

/// <summary>How far along a practice a nudge takes somebody, in this order.</summary>
public enum NudgeStep
{
    /// <summary>See how it is now.</summary>
    Notice,

    /// <summary>Do one small thing.</summary>
    Try,

    /// <summary>Make it come back by itself.</summary>
    Habit,
}

/// <summary>What a nudge fits especially.</summary>
public enum NudgeSituation
{
    /// <summary>The team works apart. Shown only to those who said so.</summary>
    Remote,

    /// <summary>The manager or the team is new. Shown only to those who said so.</summary>
    NewTeam,

    /// <summary>Something hard happened. Shown only in the weeks after quiet mode in the unit.</summary>
    AfterHardEvent,

    /// <summary>What staff said about the practice's dimension is low; goes first then, and may be shown at any time.</summary>
    LowScore,
}

/// <summary>How far the framework carries the nudge. The acts are this project's own in either case.</summary>
public enum NudgeBasis
{
    /// <summary>The excerpt itself names the practice.</summary>
    NamedInSource,

    /// <summary>The excerpt points towards the practice without naming or explaining it; the step to it is ours.</summary>
    Extension,
}

/// <summary>The set of words an agency has chosen for all it sends, once; never mixed within a trend.</summary>
public enum Wording
{
    /// <summary>As the frameworks speak: equity, racism, bias.</summary>
    Equity,

    /// <summary>The same in words of plain fairness, for places where law limits the other.</summary>
    PlainFairness,
}

/// <summary>The words of a nudge.</summary>
/// <param name="Title">What the card says at its top.</param>
/// <param name="Why">One or two sentences.</param>
/// <param name="Act">The one thing to do this week.</param>
/// <param name="Question">Something to think about; nobody asks for the answer.</param>
public sealed record NudgeText(LocalizedText Title, LocalizedText Why, LocalizedText Act, LocalizedText Question);

/// <summary>One prompt: one small act for this week and one question to think about.</summary>
/// <param name="Id">Stable id, lower-case letters, digits and hyphens; unique in a library.</param>
/// <param name="PracticeId">Id of the <see cref="Practice"/> it grows, such as <c>RL-8</c>.</param>
/// <param name="Step">How far along that practice it is.</param>
/// <param name="Text">The words.</param>
/// <param name="PlainFairness">The words where the agency has chosen <see cref="Wording.PlainFairness"/>; null where they are the same.</param>
/// <param name="Minutes">How long the act takes, <see cref="MinMinutes"/> to <see cref="MaxMinutes"/>.</param>
/// <param name="Actor">With whom it is done.</param>
/// <param name="Level">The lowest standing it needs.</param>
/// <param name="Basis">How far the framework carries it.</param>
/// <param name="Situations">What it fits especially; empty for most.</param>
/// <param name="ItemId">Id of the practice's item it belongs to, such as <c>LU-1b</c>; null for the first.</param>
/// <param name="Smaller">Something smaller to do instead, after "Not yet"; null where <see cref="SmallerStep"/> has to do for it.</param>
/// <param name="Promise">
/// The same as something a team could promise itself, one whole sentence that needs nothing around it; null where it is no promise: only
/// what is done with others, and does more than look or prepare, can have one.
/// </param>
/// <param name="NeedsManager">Whether the act takes something to one's own manager, so that it is nothing for those who have none.</param>
public sealed record Nudge(
    string Id,
    string PracticeId,
    NudgeStep Step,
    NudgeText Text,
    NudgeText? PlainFairness,
    int Minutes,
    NudgeActor Actor,
    NudgeLevel Level,
    NudgeBasis Basis,
    IReadOnlyList<NudgeSituation> Situations,
    string? ItemId = null,
    LocalizedText? Smaller = null,
    LocalizedText? Promise = null,
    bool NeedsManager = false)
{
    /// <summary>The shortest act, in minutes.</summary>
    public const int MinMinutes = 2;

    /// <summary>The longest act, in minutes: what does not fit is not a nudge.</summary>
    public const int MaxMinutes = 15;

    /// <summary>Whether someone of this standing can do the act.</summary>
    public bool Suits(NudgeLevel level) => Level <= level;

    /// <summary>The words in the agency's wording.</summary>
    public NudgeText In(Wording wording) => wording == Wording.PlainFairness ? PlainFairness ?? Text : Text;
}
