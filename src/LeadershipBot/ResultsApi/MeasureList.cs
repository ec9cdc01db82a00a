using LeadershipBot.Content;
using LeadershipBot.Core.Access;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Core.Statistics;
using LeadershipBot.Results;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.ResultsApi;

/// <summary>What a round measures, for people: the scale, then its dimensions, then each question in the order it was asked.</summary>
public sealed class MeasureList(ContentLibrary content, Agency agency)
{
    public IReadOnlyList<MeasureView> Of(VisibleRelease release)
    {
        var shown = release.Nodes.SelectMany(node => node.Scores).Select(score => score.Measure).ToHashSet(StringComparer.Ordinal);
        if (content.FindInstrument(release.InstrumentId)?.In(agency.Programs.Wording, content.Nudges) is not { } instrument)
        {
            // The agency took the instrument away: its figures stay, by their codes.
            return [.. shown.Order(StringComparer.Ordinal).Select(Unknown)];
        }

        var dimensions = instrument.Items.Where((_, index) => instrument.IsInScale(index)).Select(item => item.Dimension).Distinct(StringComparer.Ordinal);
        List<MeasureView> asked =
        [
            .. shown.Contains(Measure.Climate) ? [Scale()] : Array.Empty<MeasureView>(),
            .. dimensions.Where(shown.Contains).Select(Dimension),
            .. instrument.Items.Select(Item),
        ];

        // The agency may have changed the instrument since: what it no longer asks stays too.
        return [.. asked, .. shown.Except(asked.Select(measure => measure.Id), StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(Unknown)];
    }

    private static MeasureView Scale() =>
        new(Measure.Climate, MeasureKind.Scale, Seen: false, null, null, ResultTexts.Climate, null, null, ApiTexts.AboutScale, ApiTexts.WhereAllQuestionsAre);

    private static MeasureView Dimension(string code)
    {
        var name = DimensionNames.Of(code);
        return new(code, MeasureKind.Dimension, Seen: false, code, name, Capital(name), null, null, ApiTexts.AboutDimension, ApiTexts.WhereAllQuestionsAre);
    }

    private static MeasureView Item(Item item) => new(
        item.Id,
        MeasureKind.Item,
        item.Kind == ItemKind.Seen,
        item.Dimension,
        DimensionNames.Of(item.Dimension),
        item.Label,
        Optional(PulseTexts.LeadIn(item.Stem)),
        item.Text,
        Optional(NoteOn(item)),
        Optional(WhereShown(item)))
    {
        Actor = item.Actor,
    };

    private static LocalizedText? NoteOn(Item item) =>
        item.IsReversed ? ApiTexts.AboutReversed
        : item.Actor == SeenActor.Supervisor ? ApiTexts.AboutSupervisor
        : item.Kind == ItemKind.Seen ? ResultWords.Seen
        : null;

    private static LocalizedText? WhereShown(Item item) => item.Actor switch
    {
        SeenActor.AgencyLeaders or SeenActor.Systems => ApiTexts.ForAgencyAndRegions,
        SeenActor.Supervisor => ApiTexts.ForTeamAndSupervisor,
        _ => null,
    };

    private static Text? Optional(LocalizedText? text) => text is null ? null : Text.FromLocalizedText(text);

    private static MeasureView Unknown(string id) => id == Measure.Climate
        ? Scale()
        : Measure.IsDimension(id) ? Dimension(id) : new(id, MeasureKind.Item, Seen: false, null, null, new(id, id), null, null, null, null);

    private static LocalizedText Capital(LocalizedText text) => new(CardParts.Capital(text.English), CardParts.Capital(text.Spanish));
}
