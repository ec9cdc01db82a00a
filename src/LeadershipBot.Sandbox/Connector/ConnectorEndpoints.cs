using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.Sandbox.Issuer;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadershipBot.Sandbox.Connector;

/// <summary>The Bot Connector's REST paths, version 3. Every call must bring the token of this bot.</summary>
internal static class ConnectorEndpoints
{
    public static void MapConnector(this IEndpointRouteBuilder routes)
    {
        var conversations = routes.MapGroup("/connector/v3/conversations").AddEndpointFilter(RequireBotAsync);
        conversations.MapPost("", async (HttpRequest request, ConnectorEmulator connector) =>
        {
            var (parameters, unreadable) = await ReadAsync(request);
            if (parameters is null)
            {
                return Refuse(unreadable!);
            }

            var (created, error) = connector.CreateConversation(parameters);
            return error is null ? TypedResults.Json(created!, statusCode: StatusCodes.Status201Created) : Refuse(error);
        });
        conversations.MapPost("{conversationId}/activities", (HttpRequest request, ConnectorEmulator connector, string conversationId) =>
            SendAsync(request, connector, conversationId, replyToId: null));
        conversations.MapPost("{conversationId}/activities/{activityId}", (HttpRequest request, ConnectorEmulator connector, string conversationId, string activityId) =>
            SendAsync(request, connector, conversationId, activityId));
        conversations.MapPut("{conversationId}/activities/{activityId}", async (HttpRequest request, ConnectorEmulator connector, string conversationId, string activityId) =>
        {
            var (activity, unreadable) = await ReadAsync(request);
            var error = unreadable ?? connector.Update(conversationId, activityId, activity!);
            return error is null ? TypedResults.Json(new JsonObject { ["id"] = activityId }) : Refuse(error);
        });
        conversations.MapDelete("{conversationId}/activities/{activityId}", (ConnectorEmulator connector, string conversationId, string activityId) =>
            connector.Delete(conversationId, activityId) is { } error ? (IResult)Refuse(error) : TypedResults.Ok());
    }

    private static async Task<IResult> SendAsync(
        HttpRequest request, ConnectorEmulator connector, string conversationId, string? replyToId)
    {
        var (activity, unreadable) = await ReadAsync(request);
        if (activity is null)
        {
            return Refuse(unreadable!);
        }

        var (id, error) = connector.Send(conversationId, replyToId, activity);
        return error is null
            ? TypedResults.Json(new JsonObject { ["id"] = id }, statusCode: StatusCodes.Status201Created)
            : Refuse(error);
    }

    private static async ValueTask<object?> RequireBotAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var tokens = context.HttpContext.RequestServices.GetRequiredService<TokenIssuer>();
        var caller = AuthenticationHeaderValue.TryParse(context.HttpContext.Request.Headers.Authorization, out var header)
            && header is { Scheme: "Bearer", Parameter: { } token }
                ? await tokens.ReadConnectorCallerAsync(token)
                : null;
        return caller switch
        {
            null => Refuse(ConnectorError.NoToken()),
            SandboxAddresses.AppId => await AnswerAsync(context, next),
            _ => Refuse(ConnectorError.BotNotRegistered()),
        };
    }

    private static async Task<object?> AnswerAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (InvalidOperationException)
        {
            // JsonNode's word for a member of another type than the protocol's, such as a number for a text.
            return Refuse(ConnectorError.BadArgument("A member has the wrong type."));
        }
    }

    private static async Task<(JsonObject? Body, ConnectorError? Error)> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        if (text.Length * sizeof(char) > ConnectorEmulator.MaxMessageBytes)
        {
            return (null, ConnectorError.TooBig());
        }

        try
        {
            return JsonNode.Parse(text) is JsonObject body
                ? (body, null)
                : (null, ConnectorError.BadArgument("The body is a JSON object."));
        }
        catch (JsonException)
        {
            return (null, ConnectorError.BadArgument("The body is not JSON."));
        }
    }

    private static JsonHttpResult<JsonObject> Refuse(ConnectorError error) => TypedResults.Json(error.Body, statusCode: error.Status);
}
