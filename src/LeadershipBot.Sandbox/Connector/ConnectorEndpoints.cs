using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using LeadershipBot.Sandbox.Clock;
using LeadershipBot.Sandbox.Faults;
using LeadershipBot.Sandbox.Limits;

namespace LeadershipBot.Sandbox.Connector;

/// <summary>
/// The Bot Connector's REST paths, version 3. Every call must bring the token of this bot; then the limits are asked,
/// then chance, and what both let pass is done.
/// </summary>
public sealed class ConnectorEndpoints(
    ConnectorEmulator connector, ConnectorCallers callers, Chats chats, ConnectorLimits limits, FaultInjector faults, InFlight inFlight,
    IHostApplicationLifetime lifetime)
{
    private const string UnderWay = "request to the connector";

    internal static void Map(IEndpointRouteBuilder routes)
    {
        const string Conversations = "/connector/v3/conversations";
        const string Activities = Conversations + "/{conversationId}/activities";
        MapOne("POST", Conversations, ConnectorOperation.Create);
        MapOne("POST", Activities, ConnectorOperation.Send);
        MapOne("POST", Activities + "/{activityId}", ConnectorOperation.Send);
        MapOne("PUT", Activities + "/{activityId}", ConnectorOperation.Update);
        MapOne("DELETE", Activities + "/{activityId}", ConnectorOperation.Delete);

        void MapOne(string method, string pattern, ConnectorOperation operation)
        {
            var endpoints = routes.ServiceProvider.GetRequiredService<ConnectorEndpoints>();
            routes.MapMethods(pattern, [method], (RequestDelegate)(context => endpoints.AnswerAsync(context, operation)));
        }
    }

    private async Task AnswerAsync(HttpContext context, ConnectorOperation operation)
    {
        using var counted = inFlight.Begin(UnderWay);
        var caller = await ReadCallerAsync(context.Request);
        if (caller is not { AppId: SandboxAddresses.AppId })
        {
            await RefuseAsync(context, caller is null ? ConnectorError.NoToken() : ConnectorError.BotNotRegistered());
            return;
        }

        var (body, unreadable) = operation == ConnectorOperation.Delete ? default : await ReadBodyAsync(context.Request);
        if (unreadable is not null)
        {
            await RefuseAsync(context, unreadable);
            return;
        }

        var conversationId = (string?)context.Request.RouteValues["conversationId"] ?? "";
        var chat = operation == ConnectorOperation.Create ? connector.FindMember(body) : chats.FindConversation(conversationId);
        if (limits.Refuse(operation, chat) is { } wait)
        {
            await RefuseAsync(context, ConnectorError.TooManyRequests(limits.TellsRetryAfter ? wait : null));
            return;
        }

        var (fault, slowness) = faults.Next(operation, chat?.Person.Id, TimeProvider.System.GetElapsedTime(caller.FirstSeen));
        if (fault is { } met && ConnectorError.Of(met, faults.Plan.RetryAfter) is { } error)
        {
            await RefuseAsync(context, error);
            return;
        }

        if (fault == TransientFault.DropBefore)
        {
            context.Abort();
            return;
        }

        if (slowness > TimeSpan.Zero)
        {
            await Task.Delay(slowness, TimeProvider.System, lifetime.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        var (status, answer, refusal) = TryDo(operation, conversationId, (string?)context.Request.RouteValues["activityId"], body);
        if (fault == TransientFault.DropAfter)
        {
            context.Abort();
            return;
        }

        await (refusal is null ? WriteAsync(context, status, answer) : RefuseAsync(context, refusal));
    }

    private (int Status, byte[]? Answer, ConnectorError? Refusal) TryDo(ConnectorOperation operation, string conversationId, string? activityId, JsonElement body)
    {
        try
        {
            return Do(operation, conversationId, activityId, body);
        }
        catch (InvalidOperationException)
        {
            // JsonElement's word for a text that is no UTF-8.
            return (0, null, ConnectorError.BadArgument("A member has the wrong type."));
        }
    }

    private (int Status, byte[]? Answer, ConnectorError? Refusal) Do(ConnectorOperation operation, string conversationId, string? activityId, JsonElement body)
    {
        switch (operation)
        {
            case ConnectorOperation.Create:
                var (created, notCreated) = connector.CreateConversation(body);
                return (StatusCodes.Status201Created, created is null ? null : JsonSerializer.SerializeToUtf8Bytes(created, JsonSerializerOptions.Web), notCreated);
            case ConnectorOperation.Send:
                var (id, notSent) = connector.Send(conversationId, activityId, body);
                return (StatusCodes.Status201Created, IdOf(id), notSent);
            case ConnectorOperation.Update:
                return (StatusCodes.Status200OK, IdOf(activityId), connector.Update(conversationId, activityId!, body));
            default:
                return (StatusCodes.Status200OK, null, connector.Delete(conversationId, activityId!));
        }
    }

    private static byte[] IdOf(string? id) => Encoding.UTF8.GetBytes($$"""{"id":{{JsonSerializer.Serialize(id)}}}""");

    private async ValueTask<ConnectorCaller?> ReadCallerAsync(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) && header is { Scheme: "Bearer", Parameter: { } token }
            ? await callers.FindAsync(token)
            : null;

    private static async Task<(JsonElement Body, ConnectorError? Unreadable)> ReadBodyAsync(HttpRequest request)
    {
        using var buffer = new MemoryStream(request.ContentLength is { } length and <= ConnectorEmulator.MaxMessageBytes ? (int)length : 0);
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        var bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        if (Encoding.UTF8.GetCharCount(bytes.Span) * sizeof(char) > ConnectorEmulator.MaxMessageBytes)
        {
            return (default, ConnectorError.TooBig());
        }

        try
        {
            var body = JsonElement.Parse(bytes.Span);
            return body.ValueKind == JsonValueKind.Object ? (body, null) : (default, ConnectorError.BadArgument("The body is a JSON object."));
        }
        catch (JsonException)
        {
            return (default, ConnectorError.BadArgument("The body is not JSON."));
        }
    }

    private static async Task RefuseAsync(HttpContext context, ConnectorError error)
    {
        if (error.RetryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        await WriteAsync(context, error.Status, Encoding.UTF8.GetBytes(error.Body), error.ContentType);
    }

    private static async Task WriteAsync(HttpContext context, int status, byte[]? body, string type = MediaTypeNames.Application.Json)
    {
        context.Response.StatusCode = status;
        if (body is not null)
        {
            context.Response.ContentType = type + "; charset=utf-8";
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body, CancellationToken.None);
        }
    }
}
