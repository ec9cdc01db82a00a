using System.Globalization;
using System.Text;
using LeadershipBot.Content;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;

namespace LeadershipBot.Tests.Content;

/// <summary>docs/content.md: what the library holds, to look at.</summary>
internal sealed class CoveragePage(NudgeLibrary library, IReadOnlyList<CircleQuestion> questions)
{
    private const int BarWidth = 40;

    private static readonly (string Code, string Name)[] Dimensions =
    [
        ("SU", "speaking up"), ("ML", "mistakes treated as learning"), ("AH", "asking for help"), ("DF", "being different is fine"),
        ("TR", "taking risks"), ("ER", "effort respected"), ("BE", "belonging"), ("WR", "workload and rest"),
        ("SH", "support after hard cases"), ("FB", "feedback leads to something"), ("VA", "leaders’ values seen in action"), ("SD", "a say in decisions"),
        ("FR", "fairness and repair"), ("FV", "family, community and Tribal voice"), ("TG", "tools, skills and growth"), ("AL", "working across lines"),
    ];

    private readonly StringBuilder _page = new();

    public string Write()
    {
        Intro();
        Bars("By framework", library.Frameworks.Select(framework => (framework.ShortName, library.Nudges.Count(nudge => library.FrameworkOf(nudge) == framework))));
        Bars("By step", Count<NudgeStep>(nudge => nudge.Step, step => step switch
        {
            NudgeStep.Notice => "notice: see how it is",
            NudgeStep.Try => "try: one small act",
            _ => "habit: make it come back",
        }));
        Bars("By who the act is done with", Count<NudgeActor>(nudge => nudge.Actor, actor => actor switch
        {
            NudgeActor.Alone => "alone",
            NudgeActor.OnePerson => "one other person",
            NudgeActor.Team => "the team",
            NudgeActor.Families => "families, youth",
            NudgeActor.CommunityOrTribalPartners => "community, Tribes",
            _ => "other units",
        }));
        Bars("By the standing it needs", Count<NudgeLevel>(nudge => nudge.Level, level => level switch
        {
            NudgeLevel.Anyone => "anyone on staff",
            NudgeLevel.Supervisor => "leads a team",
            NudgeLevel.Manager => "speaks for an office",
            _ => "speaks for the agency",
        }));
        Bars("For special situations", Enum.GetValues<NudgeSituation>().Select(situation => (
            situation switch
            {
                NudgeSituation.Remote => "the team works apart",
                NudgeSituation.NewTeam => "new to the team",
                NudgeSituation.AfterHardEvent => "after a hard event",
                _ => "results are low",
            },
            library.Nudges.Count(nudge => nudge.Situations.Contains(situation)))));
        Bars("By what staff would notice (dimension of the question)", Dimensions.Select(dimension => (
            $"{dimension.Code} {dimension.Name}", library.Nudges.Count(nudge => library.ItemOf(nudge).Item.Dimension == dimension.Code))));
        foreach (var framework in library.Frameworks)
        {
            Framework(framework);
        }

        Circles();
        return _page.ToString();
    }

    private void Intro()
    {
        var relational = library.Nudges.Count(nudge => nudge.Actor != NudgeActor.Alone);
        var outside = library.Nudges.Count(nudge => nudge.Actor is NudgeActor.Families or NudgeActor.CommunityOrTribalPartners);
        Line("# What the library holds");
        Line();
        Line("This page is written by a test from the files in `src/LeadershipBot/Content`. To write it anew:");
        Line();
        Line("```bash");
        Line(CoveragePageTests.Command);
        Line("```");
        Line();
        Line("[Sources](sources.md) says what is theirs and what is ours. [Own content](own-content.md) shows how an agency adds nudges, practices and questions.");
        Line();
        Line("| | |");
        Line("| --- | --- |");
        Row("Frameworks", library.Frameworks.Count);
        Row("Practices", library.Practices.Count);
        Row("Questions staff are asked about them", library.Practices.Sum(practice => practice.Items.Count));
        Row("Nudges, each in English and Spanish", library.Nudges.Count);
        Row("done with somebody", $"{relational} ({Percent(relational)})");
        Row("done with families, the community or Tribes", $"{outside} ({Percent(outside)})");
        Row("with other words where law limits the usual ones", library.Nudges.Count(nudge => nudge.PlainFairness is not null));
        Row("our extension of what a source says", library.Nudges.Count(nudge => nudge.Basis == NudgeBasis.Extension));
        Line();
    }

    private void Bars(string title, IEnumerable<(string Name, int Count)> entries)
    {
        var all = entries.ToList();
        var most = all.Max(entry => entry.Count);
        var width = all.Max(entry => entry.Name.Length);
        Line($"## {title}");
        Line();
        Line("```");
        foreach (var (name, count) in all)
        {
            var bar = new string('█', (int)Math.Ceiling((double)BarWidth * count / most));
            Line($"{name.PadRight(width)}  {bar} {count.ToString(CultureInfo.InvariantCulture)}");
        }

        Line("```");
        Line();
    }

    private void Framework(Framework framework)
    {
        var practices = library.Practices.Where(practice => practice.Framework == framework.Id).ToList();
        Line($"## {framework.ShortName}");
        Line();
        Line($"{framework.Title}. {framework.Authors.English}. {framework.Published.English}. What we read: {framework.Extent.English}");
        Line();
        Line("● for anyone who leads a team, at any time · ○ for higher standing, or a special situation only · *E* an extension · **P** preparation by agency leaders only");
        Line();
        Line("| Practice | | What staff are asked | Notice | Try | Habit | All |");
        Line("| --- | --- | --- | --- | --- | --- | ---: |");
        foreach (var practice in practices)
        {
            var nudges = library.NudgesOf(practice.Id).ToList();
            var mark = (practice.IsPreparationOnly ? " **P**" : "") + (nudges.TrueForAll(nudge => nudge.Basis == NudgeBasis.Extension) ? " *E*" : "");
            var steps = Enum.GetValues<NudgeStep>().Select(step => Dots(nudges.Where(nudge => nudge.Step == step)));
            Line($"| {practice.Id} | {string.Join("<br>", practice.Items.Select(item => item.Name.English))}{mark} | {string.Join("<br>", practice.Items.Select(item => item.Item.Text.English))} | {string.Join(" | ", steps)} | {nudges.Count} |");
        }

        Line();
    }

    private void Circles()
    {
        Line("## Questions for circles");
        Line();
        foreach (var question in questions)
        {
            Line($"- {question.Text[Language.English]}");
        }
    }

    private static string Dots(IEnumerable<Nudge> nudges) =>
        string.Concat(nudges.Select(IsForSupervisors).OrderDescending().Select(isForSupervisors => isForSupervisors ? '●' : '○'));

    private static bool IsForSupervisors(Nudge nudge) =>
        nudge.Suits(NudgeLevel.Supervisor) && nudge.Situations.All(situation => situation == NudgeSituation.LowScore);

    private IEnumerable<(string Name, int Count)> Count<T>(Func<Nudge, T> of, Func<T, string> name)
        where T : struct, Enum => Enum.GetValues<T>().Select(value => (name(value), library.Nudges.Count(nudge => EqualityComparer<T>.Default.Equals(of(nudge), value))));

    private string Percent(int part) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100.0 * part / library.Nudges.Count)} %");

    private void Row(string name, object value) => Line(string.Create(CultureInfo.InvariantCulture, $"| {name} | {value} |"));

    private void Line(string text = "") => _page.Append(text).Append('\n');
}
