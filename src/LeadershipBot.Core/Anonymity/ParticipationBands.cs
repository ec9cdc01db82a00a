using LeadershipBot.Core.Organization;

namespace LeadershipBot.Core.Anonymity;

/// <summary>
/// How finely a measure's numbers of answers may be told, so that no subtraction proves that all of a group took part. It is
/// decided by which teams show the measure and how many people were asked there, never by how many answered: a band that
/// were hidden or widened because of the answers would tell them.
/// </summary>
/// <remarks>
/// The lowest band of a team proves that some of its people did not answer: five to nine of eighteen leave nine at least.
/// Above it stands a team whose own band leaves at most so many out: from twenty of 29 on, nine. Were these the same nine,
/// everybody else had answered. So a team's bands begin only where they leave out more people than all bands beneath it
/// together can prove to be missing. A hidden team counts as if it proved that fewer than five answered.
/// </remarks>
internal sealed class ParticipationBands
{
    private readonly OrganizationTree tree;
    private readonly int[] eligible;
    private readonly bool[] shown;
    private readonly int[] ceilings;

    /// <summary>The bands of one measure.</summary>
    /// <param name="tree">The teams.</param>
    /// <param name="eligible">How many people were asked in each team and beneath it.</param>
    /// <param name="candidates">The teams that would show the measure if enough people answered.</param>
    /// <param name="shown">The teams that show it.</param>
    public ParticipationBands(OrganizationTree tree, int[] eligible, bool[] candidates, bool[] shown)
    {
        this.tree = tree;
        this.eligible = eligible;
        this.shown = shown;
        ceilings = new int[shown.Length];
        var missing = new int[shown.Length];
        for (var index = shown.Length - 1; index >= 0; index--)
        {
            ceilings[index] = eligible[index] - missing[index];
            if (shown[index] || candidates[index])
            {
                var most = shown[index] ? Of(index, ReleasePolicy.MinimumAnswers).High : ReleasePolicy.MinimumAnswers - 1;
                missing[index] = Math.Max(missing[index], eligible[index] - most);
            }

            if (tree.Nodes[index].ParentIndex is { } parent)
            {
                missing[parent] += missing[index];
            }
        }
    }

    /// <summary>The band of so many answers in a team that shows the measure.</summary>
    public AnswerBand Of(int team, int answers) => AnswerBand.Of(answers, eligible[team], ceilings[team]);

    /// <summary>The fewest people of each team who must have taken part, by what is shown of the measure.</summary>
    /// <param name="answers">How many answered in each team and beneath it.</param>
    /// <param name="atoms">How many people each shown team holds outside the shown teams beneath it.</param>
    public int[] Fewest(int[] answers, int[] atoms)
    {
        var fewest = new int[shown.Length];
        for (var index = shown.Length - 1; index >= 0; index--)
        {
            if (shown[index])
            {
                var apart = fewest[index] + (atoms[index] > 0 ? ReleasePolicy.MinimumAnswers : 0);
                fewest[index] = Math.Max(apart, Of(index, answers[index]).Low);
            }

            if (tree.Nodes[index].ParentIndex is { } parent)
            {
                fewest[parent] += fewest[index];
            }
        }

        return fewest;
    }
}
