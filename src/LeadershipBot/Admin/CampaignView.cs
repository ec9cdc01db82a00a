using System.Text.Json;
using System.Text.Json.Serialization;
using LeadershipBot.Core.Delivery;

namespace LeadershipBot.Admin;

/// <summary>One campaign as <c>/api/admin/campaigns</c> shows it.</summary>
/// <param name="State"><c>sending</c>, <c>waiting</c>, <c>finished</c> or <c>cancelled</c>.</param>
/// <param name="Targeted">Always delivered + failed + excluded + pending + sending.</param>
/// <param name="ExcludedBy">By reason; <c>notSent</c> stands for own settings, a full week and nothing to say where these are not shown apart.</param>
/// <param name="Ambiguous">Messages that may have arrived twice.</param>
public sealed record CampaignView(
    string Id,
    string Kind,
    string Title,
    DateOnly Date,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    DateTimeOffset Deadline,
    string State,
    int Targeted,
    int Delivered,
    int Failed,
    int Excluded,
    int Pending,
    int Sending,
    IReadOnlyDictionary<string, int> FailedBy,
    IReadOnlyDictionary<string, int> ExcludedBy,
    int Ambiguous,
    double? PerSecond,
    int? SecondsLeft)
{
    public static CampaignView Of(CampaignFigures figures, string title)
    {
        var (campaign, state, (tally, notSent), perSecond) = figures;
        var excluded = ByName(tally.Excluded);
        if (notSent > 0)
        {
            excluded["notSent"] = notSent;
        }

        return new(
            campaign.Id,
            Name(campaign.Kind),
            title,
            campaign.Date,
            campaign.StartedAt,
            state is CampaignState.Finished or CampaignState.Cancelled ? campaign.FinishedAt : null,
            campaign.Deadline,
            Name(state),
            tally.Targeted + notSent,
            tally.Delivered,
            tally.Failed.Values.Sum(),
            tally.Excluded.Values.Sum() + notSent,
            Pending: tally.Due + tally.Later,
            tally.Sending,
            ByName(tally.Failed),
            excluded,
            tally.Ambiguous,
            perSecond,
            figures.SecondsLeft);
    }

    private static Dictionary<string, int> ByName(IReadOnlyDictionary<DeliveryReason, int> counts) =>
        counts.OrderBy(entry => entry.Key).ToDictionary(entry => Name(entry.Key), entry => entry.Value, StringComparer.Ordinal);

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

public sealed record CampaignList(IReadOnlyList<CampaignView> Campaigns);

public sealed record ProblemText(string Error);

/// <summary>The administrators' addresses in JSON, without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CampaignList))]
[JsonSerializable(typeof(CampaignView))]
[JsonSerializable(typeof(ProblemText))]
public sealed partial class AdminJson : JsonSerializerContext;
