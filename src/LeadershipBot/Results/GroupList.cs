using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Teams;

namespace LeadershipBot.Results;

/// <summary>Several groups, one line each: a single measure of those that are shown, and the names of the others with the one reason.</summary>
public sealed class GroupList(ScoreTexts texts)
{
    private const int MostAtOnce = 12;

    public IEnumerable<CardElement> Draw(string heading, IReadOnlyList<ReleaseNode> nodes, bool hasChart = false)
    {
        if (nodes.Count == 0)
        {
            yield break;
        }

        yield return Heading(heading);
        foreach (var element in Lines(nodes, [("", nodes)], hasChart))
        {
            yield return element;
        }
    }

    /// <summary>Groups beneath other groups; behind a button when they are many.</summary>
    /// <param name="id">Unique in the card.</param>
    /// <param name="above">The name of what each lies beneath, for a line of its own.</param>
    public IEnumerable<CardElement> DrawMany(string id, string heading, IReadOnlyList<ReleaseNode> nodes, Func<ReleaseNode, string> above)
    {
        if (nodes.Count == 0)
        {
            yield break;
        }

        yield return Heading(heading);
        var isMany = nodes.Count > MostAtOnce;
        if (isMany)
        {
            yield return new ActionSet(new ToggleVisibilityAction(texts.Format(ResultTexts.ShowGroups, nodes.Count), new TargetElement(id)));
        }

        var groups = nodes.GroupBy(above, StringComparer.Ordinal).Select(group => (group.Key, (IReadOnlyList<ReleaseNode>)[.. group]));
        yield return new Container([.. Lines(nodes, [.. groups], hasChart: false)]) { Id = id, IsVisible = isMany ? false : null };
    }

    private IEnumerable<CardElement> Lines(
        IReadOnlyList<ReleaseNode> nodes, IReadOnlyList<(string Above, IReadOnlyList<ReleaseNode> Nodes)> groups, bool hasChart)
    {
        if (texts.ToCompare(nodes) is { } measure)
        {
            yield return new TextBlock(texts.LabelOf(measure)) { IsSubtle = true };
            if (hasChart && Bars(nodes, measure) is { Count: > 0 } bars)
            {
                yield return BarChart.Draw(ResultTexts.ChartTitle[texts.Language], bars);
            }

            foreach (var (above, beneath) in groups.Where(group => group.Nodes.Any(node => node.IsPublished)))
            {
                if (above.Length > 0)
                {
                    yield return new TextBlock(CardParts.Plain(above)) { Weight = "Bolder", Size = "Small" };
                }

                yield return new FactSet([.. beneath.Where(node => node.IsPublished).Select(node => new Fact(CardParts.Plain(node.Name), Line(node, measure)))]);
            }
        }

        var hidden = nodes.Where(node => !node.IsPublished).Select(node => CardParts.Plain(node.Name)).ToList();
        if (hidden.Count > 0)
        {
            yield return CardParts.Note(texts.Format(ResultTexts.NotShown, string.Join(", ", hidden), ReleaseTexts.Reason[texts.Language]));
        }
    }

    private string Line(ReleaseNode node, string measure) =>
        node.Score(measure) is { } score ? texts.Numbers(score) : ResultTexts.OnlyOthers[texts.Language];

    private static List<Bar> Bars(IReadOnlyList<ReleaseNode> nodes, string measure) =>
        [.. nodes.Select(node => (node.Name, Score: node.Score(measure))).Where(node => node.Score is not null).Select(node => new Bar(node.Name, node.Score!.MeanValue, node.Score.Mean))];

    private static TextBlock Heading(string text) => new(text) { Weight = "Bolder", Size = "Medium", Separator = true, Style = "heading" };
}
