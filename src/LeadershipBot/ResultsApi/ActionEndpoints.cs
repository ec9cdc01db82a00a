using System.Security.Claims;
using LeadershipBot.Core.Access;
using LeadershipBot.Roster;
using LeadershipBot.SignIn;

namespace LeadershipBot.ResultsApi;

internal static class ActionEndpoints
{
    public static void MapActions(this IEndpointRouteBuilder api)
    {
        api.MapMethods("actions", ApiAnswers.Reads, async (HttpContext context, ClaimsPrincipal user, ReadActions actions, CancellationToken cancellationToken) =>
                await actions.ForAsync(user.Reader(), cancellationToken) is { } board ? ApiAnswers.Document(context, board, ApiJson.Default.BoardPage) : Problems.NotFound())
            .Describe<BoardPage>("What was promised to the reader's team and to those above it, and what was put to leaders.");
        api.MapMethods("actions/regions", ApiAnswers.Reads, async (HttpContext context, ClaimsPrincipal user, ReadActions actions, CancellationToken cancellationToken) =>
                await actions.OfRegionsAsync(user.Reader(), cancellationToken) is { } promised ? ApiAnswers.Document(context, promised, ApiJson.Default.PromiseList) : Problems.NotFound())
            .Describe<PromiseList>("What was promised to the agency and its regions and is open or done, the newest open ones first; for leaders and administrators.")
            .CanBeMissing();
        api.MapMethods("nudges/participation", ApiAnswers.Reads, async (HttpContext context, ClaimsPrincipal user, ReadParticipation participation, Agency agency, CancellationToken cancellationToken) =>
                user.Reader() is var reader && AccessPolicy.May(agency.Roster, reader, new Resource.NudgeParticipation()) && reader.In(agency.Roster) is { } person
                    ? ApiAnswers.Document(context, await participation.ForAsync(person, cancellationToken), ApiJson.Default.Participation)
                    : Problems.NotFound())
            .Describe<Participation>("How many managers took part in the nudges, as bands; for leaders and administrators.")
            .CanBeMissing();
    }
}
