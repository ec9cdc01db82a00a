using LeadershipBot.Delivery;
using LeadershipBot.Operations;
using LeadershipBot.Roster;
using LeadershipBot.SignIn;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Admin;

/// <summary><c>/api/admin</c>: what is being sent, for administrators and their tools.</summary>
public static class AdminEndpoints
{
    private const int Latest = 50;

    private static readonly ProblemText StoreFails = new("The store does not work just now. Please try again in a minute; /readyz says more.");

    public static void MapAdmin(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/api/admin/campaigns").RequireAuthorization(SignInPolicies.Administrator).RequireRateLimiting(CallerLimits.Person)
            .AddEndpointFilter(async (context, next) =>
            {
                context.HttpContext.Response.Headers.CacheControl = "no-store";
                try
                {
                    return await next(context);
                }
                catch (EntityStoreException error)
                {
                    context.HttpContext.RequestServices.GetRequiredService<StoreHealth>().Note(error);
                    return TypedResults.Json(StoreFails, AdminJson.Default.ProblemText, statusCode: StatusCodes.Status503ServiceUnavailable);
                }
            });
        group.MapGet("", async (ReadCampaigns campaigns, Agency agency, CancellationToken cancellationToken) =>
        {
            var latest = await campaigns.LatestAsync(Latest, cancellationToken);
            return TypedResults.Json(new CampaignList([.. latest.Select(figures => View(figures, agency))]), AdminJson.Default.CampaignList);
        });
        group.MapGet("{id}", FindAsync);
        group.MapPost("{id}/cancel", async (
            string id, ReadCampaigns campaigns, RunCampaigns runCampaigns, Agency agency, CancellationToken cancellationToken) =>
        {
            if (Campaigns.IsId(id))
            {
                await runCampaigns.CancelAsync(id, cancellationToken);
            }

            return await FindAsync(id, campaigns, agency, cancellationToken);
        });
    }

    private static async Task<IResult> FindAsync(string id, ReadCampaigns campaigns, Agency agency, CancellationToken cancellationToken) =>
        Campaigns.IsId(id) && await campaigns.FindAsync(id, cancellationToken) is { } figures
            ? TypedResults.Json(View(figures, agency), AdminJson.Default.CampaignView)
            : TypedResults.Json(new ProblemText("There is no such campaign."), AdminJson.Default.ProblemText, statusCode: StatusCodes.Status404NotFound);

    private static CampaignView View(CampaignFigures figures, Agency agency) =>
        CampaignView.Of(figures, AdminTexts.Title(figures.Campaign, agency.Programs).English);
}
