using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.BotFramework.Turns;

/// <summary>Where the channel posts.</summary>
public static class BotAdapterEndpoint
{
    /// <summary>
    /// Maps the endpoint. Its requests leave no spans and no HTTP metrics, because a span would say when somebody
    /// answered: ASP.NET Core's activity for the request is marked as not recorded before anything runs, so exporters
    /// drop it and samplers that follow the parent drop everything below it.
    /// </summary>
    public static IEndpointConventionBuilder MapBotMessages(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern = "/api/messages")
    {
        var adapter = endpoints.ServiceProvider.GetRequiredService<BotAdapter>();
        return endpoints
            .MapPost(pattern, http =>
            {
                LeaveUnrecorded(http);
                return adapter.ProcessAsync(http);
            })
            .DisableHttpMetrics()
            .AllowAnonymous();
    }

    private static void LeaveUnrecorded(HttpContext http)
    {
        if (http.Features.Get<IHttpActivityFeature>()?.Activity is { } span)
        {
            span.IsAllDataRequested = false;
            span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }
}
