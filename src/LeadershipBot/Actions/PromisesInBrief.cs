using System.Globalization;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Core.Access;
using LeadershipBot.Core.Actions;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Actions;

/// <summary>What was promised to the groups that a card of results is about, and what came of it, in a few lines.</summary>
public sealed class PromisesInBrief(ActionsTable table, PromiseCards promises, Agency agency, TimeProvider clock)
{
    private const int Most = 2;
    private const int LongestLine = 120;

    private static readonly TimeSpan Shown = TimeSpan.FromDays(365);

    /// <summary>Nothing where nothing was promised.</summary>
    public async Task<IReadOnlyList<CardElement>> ForAsync(VisibleRelease release, Caller caller, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var actions = new List<LeadershipAction>();
        foreach (var unit in UnitsOf(release))
        {
            actions.AddRange((await table.ActionsAsync(unit, cancellationToken)).Where(action => action.IsOpen || now - action.ChangedAt < Shown));
        }

        if (actions.Count == 0)
        {
            return [];
        }

        var language = caller.Language;
        var counts = string.Format(
            CultureInfo.InvariantCulture,
            ActionTexts.BriefCounts[language],
            actions.Count(action => action.IsOpen),
            actions.Count(action => action.Status == ActionStatus.Done),
            actions.Count(action => action.Status == ActionStatus.Dropped));
        return
        [
            new TextBlock(ActionTexts.BoardTitle[language]) { Weight = "Bolder", Separator = true },
            new TextBlock(counts) { Spacing = "Small" },
            .. actions.OrderByDescending(action => action.IsOpen).ThenByDescending(action => action.ChangedAt).Take(Most)
                .Select(action => CardParts.Typed(
                    $"{FreeText.Line(action.Text, LongestLine)} — {promises.Standing(action, action.History.Count > 0 ? action.History[^1] : null, language, caller.Person.Today(clock))}")),
        ];
    }

    /// <summary>Leaders look at the agency as a whole; others at their team and at the group whose figures stand for it.</summary>
    private IEnumerable<string> UnitsOf(VisibleRelease release) => release.Breadth == Breadth.Everything
        ? [Unit.Agency]
        : new[] { release.Team, release.Nearest?.Name ?? release.Team }.Select(team => Unit.KeyOf(agency.Roster.Tree, team)).Distinct(StringComparer.Ordinal);
}
