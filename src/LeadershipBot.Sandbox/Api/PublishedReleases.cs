using LeadershipBot.Content;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Results;

namespace LeadershipBot.Sandbox.Api;

/// <summary>Every release of the host as a leader may see it: the coded figures and nothing behind them.</summary>
internal static class PublishedReleases
{
    public static async Task<IResult> ReadAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (services.GetService<Releases>() is not { } releases)
        {
            return TypedResults.Json(Array.Empty<object>());
        }

        var content = services.GetRequiredService<ContentLibrary>();
        var all = await releases.AllAsync(cancellationToken);
        return TypedResults.Json(all.Select(release => Describe(release, content.FindInstrument(release.InstrumentId))));
    }

    private static object Describe(Release release, Instrument? instrument) => new
    {
        release.RoundId,
        release.Opened,
        release.Closed,
        Nodes = release.Nodes.Select(node => new
        {
            node.Name,
            node.Parent,
            Published = node.IsPublished,
            Reason = node.IsPublished ? null : ReleaseTexts.Reason.English,
            ResponseBand = node.Response is { } band ? ReleaseTexts.Of(band).English : null,
            Scores = node.Scores.Select(score => new
            {
                score.Measure,
                Label = Label(score.Measure, instrument),
                score.Answers,
                Mean = score.MeanValue,
                MeanText = score.Mean,
                FavourableText = score.Favourable,
                CannotTellText = score.CannotTell,
                score.Low,
                score.High,
            }),
        }),
    };

    private static string Label(string measure, Instrument? instrument) =>
        instrument?.Items.FirstOrDefault(item => string.Equals(item.Id, measure, StringComparison.Ordinal))?.Label[Language.English]
        ?? (Measure.IsDimension(measure) ? DimensionNames.Of(measure) : ResultTexts.Climate)[Language.English];
}
