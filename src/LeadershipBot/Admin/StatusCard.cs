using System.Globalization;
using System.Text.Json.Nodes;
using LeadershipBot.Actions;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Content;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Organization;
using LeadershipBot.Programs;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Admin;

/// <summary>The latest sends with a bar each, where every message went, and quiet mode if it is on.</summary>
public static class StatusCard
{
    public const string CampaignKey = "campaign";

    private const int MostProblems = 3;

    public static AdaptiveCard Draw(
        IReadOnlyList<CampaignFigures> campaigns,
        int others,
        IReadOnlyList<QuietPeriod> quiet,
        IReadOnlyList<ContentException> leftOut,
        IEnumerable<PulseProgram> waiting,
        Agency agency,
        Language language) => CardParts.Card(
        language,
        [
            CardParts.Heading(AdminTexts.StatusTitle[language]),
            .. quiet.Select(period => CardParts.Notice(Quiet(period, agency, language), isProblem: true)),
            .. leftOut.Count == 0 ? Array.Empty<CardElement>() : [CardParts.Notice(Format(AdminTexts.ContentLeftOut[language], leftOut.Count), isProblem: true)],
            .. leftOut.Take(MostProblems).Select(problem => CardParts.Note(CardParts.Plain(problem.Message))),
            .. GateNotice.Draw(waiting, language),
            .. campaigns.Count == 0 ? [new TextBlock(AdminTexts.NothingSent[language])] : campaigns.SelectMany(figures => Campaign(figures, agency.Programs, language)),
            .. others == 0 ? Array.Empty<CardElement>() : [CardParts.Note(Format(AdminTexts.OthersSent[language], others))],
            new ActionSet([.. campaigns.Where(figures => figures.MayBeCancelled).Select(figures => Cancel(figures, agency.Programs, language)), Refresh(language)]),
        ]);

    private static IEnumerable<CardElement> Campaign(CampaignFigures figures, AgencyPrograms programs, Language language)
    {
        var (tally, notSent) = figures.Shown;
        yield return new TextBlock($"{AdminTexts.Title(figures.Campaign, programs)[language]}, {LocalMoment.Show(figures.Campaign.Date, language)}")
        {
            Weight = "Bolder", Separator = true, Spacing = "Medium",
        };
        yield return Bar(figures.Shown);
        yield return new TextBlock(Format(AdminTexts.Progress[language], figures.Shown.Done, tally.Targeted + notSent));
        if (figures is { PerSecond: { } rate, SecondsLeft: { } left })
        {
            yield return CardParts.Note(Format(AdminTexts.Rate[language], rate, TimeSpan.FromSeconds(left).ToString(left < 3600 ? @"m\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture)));
        }

        yield return new FactSet([
            new Fact(AdminTexts.Delivered[language], Number(tally.Delivered)),
            .. tally.Due + tally.Later + tally.Sending > 0 ? [new Fact(AdminTexts.Waiting[language], Number(tally.Due + tally.Later + tally.Sending))] : Array.Empty<Fact>(),
            .. tally.Failed.Concat(tally.Excluded).OrderBy(entry => entry.Key).Select(entry => new Fact(CardParts.Capital(AdminTexts.Reason(entry.Key)[language]), Number(entry.Value))),
            .. notSent > 0 ? [new Fact(AdminTexts.NotSent[language], Number(notSent))] : Array.Empty<Fact>(),
        ]);
        if (tally.Ambiguous > 0)
        {
            yield return CardParts.Note(Format(AdminTexts.Ambiguous[language], tally.Ambiguous));
        }
    }

    /// <summary>Delivered, the other ends, and what waits, as widths; the numbers stand beneath.</summary>
    private static ColumnSet Bar(ShownTally shown) => new([.. new[]
    {
        (Count: shown.Tally.Delivered, Style: "good"),
        (Count: shown.Done - shown.Tally.Delivered, Style: "warning"),
        (Count: shown.Tally.Targeted - shown.Tally.Done, Style: "emphasis"),
    }.Where(part => part.Count > 0).Select(part => new Column(new TextBlock(" ") { Size = "Small" })
    {
        // Cards take whole numbers only; whoever is there at all is seen.
        Width = Number(Math.Max(1, (int)Math.Round(100.0 * part.Count / (shown.Tally.Targeted + shown.NotSent)))),
        Style = part.Style,
        Spacing = "None",
    })])
    {
        Spacing = "Small",
    };

    private static string Quiet(QuietPeriod period, Agency agency, Language language)
    {
        var unit = period.Unit is null ? AdminTexts.WholeAgency[language]
            : agency.Roster.Tree.Find(period.Unit) is null ? Format(AdminTexts.UnknownUnit[language], CardParts.Plain(period.Unit))
            : CardParts.Plain(period.Unit);
        return period.Until is { } until
            ? Format(AdminTexts.QuietUntil[language], unit, LocalMoment.Show(until, language))
            : Format(AdminTexts.QuietOpen[language], unit, period.Unit is null ? AdminTexts.All[language] : CardParts.Plain(period.Unit));
    }

    private static ExecuteAction Cancel(CampaignFigures figures, AgencyPrograms programs, Language language) => ExecuteAction.WithSubmitFallback(
        $"{AdminTexts.Cancel[language]}: {AdminTexts.Title(figures.Campaign, programs)[language]}",
        CancelSend.VerbName,
        new JsonObject { [CampaignKey] = figures.Campaign.Id });

    private static ExecuteAction Refresh(Language language) => ExecuteAction.WithSubmitFallback(AdminTexts.Refresh[language], RefreshStatus.VerbName);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Format(string text, params object[] values) => string.Format(CultureInfo.InvariantCulture, text, values);
}
