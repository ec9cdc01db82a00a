using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Content;

/// <summary>The words around the items that every pulse shares, whatever instrument it asks.</summary>
public static class PulseTexts
{
    /// <summary>The points of the scale, 1 first.</summary>
    public static IReadOnlyList<LocalizedText> ScaleLabels { get; } =
    [
        new("Strongly disagree", "Totalmente en desacuerdo"),
        new("Disagree", "En desacuerdo"),
        new("In between", "Ni de acuerdo ni en desacuerdo"),
        new("Agree", "De acuerdo"),
        new("Strongly agree", "Totalmente de acuerdo"),
    ];

    /// <summary>An answer of its own: the person cannot see what is asked about.</summary>
    public static LocalizedText CannotTell { get; } = new("I can’t tell", "No sé");

    /// <summary>No answer, which is always fine.</summary>
    public static LocalizedText Skip { get; } = new("Skip", "Prefiero no contestar");

    private static readonly LocalizedText Past30Days = new("Thinking of the past 30 days:", "Piense en los últimos 30 días:");

    private static readonly LocalizedText Past3Months = new("Thinking of the past 3 months:", "Piense en los últimos 3 meses:");

    /// <summary>What stands before an item; null for items about how it is now.</summary>
    public static LocalizedText? LeadIn(Stem stem) => stem switch
    {
        Stem.Past30Days => Past30Days,
        Stem.Past3Months => Past3Months,
        _ => null,
    };
}
