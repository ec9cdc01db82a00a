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
    /// <summary>Anyone who leads a team.</summary>
    Supervisor,

    /// <summary>Someone who speaks for an office or a region.</summary>
    Manager,

    /// <summary>Someone who speaks for the agency.</summary>
    AgencyLeader,
}

/// <summary>How far the framework carries the nudge. The acts are this project's own in either case.</summary>
public enum NudgeBasis
{
    /// <summary>The excerpt itself names the practice.</summary>
    NamedInSource,

    /// <summary>The excerpt points towards the practice without naming or explaining it; the step to it is ours.</summary>
    Extension,
}

/// <summary>One prompt to a manager: one small act for this week and one question to think about.</summary>
/// <param name="Id">Stable id, lower-case letters, digits and hyphens; unique in a library.</param>
/// <param name="Framework">Id of the <see cref="Nudges.Framework"/> it comes from.</param>
/// <param name="PracticeId">Id of the practice it grows, such as <c>RL-8</c>.</param>
/// <param name="PracticeName">That practice in a few words.</param>
/// <param name="Title">What the card says at its top.</param>
/// <param name="Why">One or two sentences.</param>
/// <param name="Act">The one thing to do this week.</param>
/// <param name="Question">Something to think about; nobody asks for the answer.</param>
/// <param name="Minutes">How long the act takes, <see cref="MinMinutes"/> to <see cref="MaxMinutes"/>.</param>
/// <param name="Actor">With whom it is done.</param>
/// <param name="Level">The lowest standing it needs.</param>
/// <param name="Basis">How far the framework carries it.</param>
public sealed record Nudge(
    string Id,
    string Framework,
    string PracticeId,
    LocalizedText PracticeName,
    LocalizedText Title,
    LocalizedText Why,
    LocalizedText Act,
    LocalizedText Question,
    int Minutes,
    NudgeActor Actor,
    NudgeLevel Level,
    NudgeBasis Basis)
{
    /// <summary>The shortest act, in minutes.</summary>
    public const int MinMinutes = 2;

    /// <summary>The longest act, in minutes: what does not fit is not a nudge.</summary>
    public const int MaxMinutes = 15;

    /// <summary>Whether someone of this standing can do the act.</summary>
    public bool Suits(NudgeLevel level) => Level <= level;
}
