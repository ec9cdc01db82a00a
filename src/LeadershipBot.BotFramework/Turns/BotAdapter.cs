using System.Net;
using System.Text.Json;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LeadershipBot.BotFramework.Turns;

/// <summary>
/// Takes one HTTP request of the channel through to its answer: who calls, what they say, whether they may, the turn,
/// the status. A stranger's body is never read.
/// </summary>
public sealed class BotAdapter(
    InboundAuthenticator authenticator,
    ActivitySender sender,
    TurnFailures failures,
    SenderLimits limits,
    RefusalLog refusals,
    BotFrameworkMetrics metrics,
    IOptions<BotAdapterOptions> options)
{
    private static readonly string[] HeadersOfProxies =
        ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP"];

    /// <summary>Handles a request; every outcome, expected or not, is an HTTP answer.</summary>
    public async Task ProcessAsync(HttpContext http)
    {
        var caller = await authenticator.IdentifyAsync(http.Request.Headers.Authorization, IsLocal(http), http.RequestAborted);
        if (caller is InboundCaller.Refused stranger)
        {
            await RefuseAsync(http.Response, stranger.Reason);
            return;
        }

        var body = await BotAdapterBody.FromAsync(http.Request, options.Value.BodyTimeout, http.RequestAborted);
        if (body is not BotAdapterBody.Read(var activity))
        {
            var unusable = (BotAdapterBody.Unusable)body;
            if (unusable.StatusCode == StatusCodes.Status408RequestTimeout)
            {
                // Nobody waits for the rest of it.
                http.Response.Headers.Connection = "close";
            }

            await WriteAsync(http.Response, unusable.StatusCode, unusable.Answer);
            return;
        }

        if (authenticator.Admit(caller, activity) is InboundResult.Refused refused)
        {
            await RefuseAsync(http.Response, refused.Reason);
            return;
        }

        await AnswerAsync(http.Response, await RunAsync(new TurnContext(activity, sender), http.RequestServices));
    }

    private async Task<InvokeResponse?> RunAsync(TurnContext turn, IServiceProvider services)
    {
        using var limit = new CancellationTokenSource(options.Value.TurnTimeout);
        try
        {
            return limits.Take(turn.Activity) switch
            {
                SenderVerdict.Go => await services.GetRequiredService<ActivityHandler>().OnTurnAsync(turn, limit.Token),
                var verdict => await PutOffAsync(turn, mayReply: verdict == SenderVerdict.Wait, limit.Token),
            };
        }
#pragma warning disable CA1031 // The one place that answers for whatever nobody expected.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return await failures.AnswerAsync(turn, exception);
        }
    }

    /// <summary>A tap is answered beside its card, which stays as it was; a message once.</summary>
    private async Task<InvokeResponse?> PutOffAsync(TurnContext turn, bool mayReply, CancellationToken cancellationToken)
    {
        metrics.TurnPutOff();
        var text = options.Value.WaitText(turn.Activity.Locale);
        if (turn.Activity.Type is ActivityTypes.Invoke)
        {
            return turn.Activity.Name is InvokeNames.AdaptiveCardAction
                ? InvokeResponse.Ok(InvokeResponses.Message(text))
                : new InvokeResponse(StatusCodes.Status429TooManyRequests);
        }

        if (mayReply)
        {
            await turn.SendActivityAsync(text, cancellationToken);
        }

        return null;
    }

    private static async Task AnswerAsync(HttpResponse response, InvokeResponse? invoke)
    {
        response.StatusCode = invoke?.Status ?? StatusCodes.Status200OK;
        if (invoke?.Body is { } body)
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(body, BotFrameworkJsonContext.Default.AdaptiveCardInvokeResponse);
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = bytes.Length;
            await response.Body.WriteAsync(bytes);
        }
    }

    private async Task RefuseAsync(HttpResponse response, RefusalReason reason)
    {
        metrics.Refused(reason);
        refusals.Write(reason);
        switch (reason.StatusCode())
        {
            case StatusCodes.Status403Forbidden:
                await WriteAsync(response, StatusCodes.Status403Forbidden, "Forbidden.");
                break;
            case StatusCodes.Status503ServiceUnavailable:
                await WriteAsync(response, StatusCodes.Status503ServiceUnavailable, "Try again later.");
                break;
            default:
                response.Headers.WWWAuthenticate = "Bearer";
                await WriteAsync(response, StatusCodes.Status401Unauthorized, "Unauthorized.");
                break;
        }
    }

    private static Task WriteAsync(HttpResponse response, int statusCode, string text)
    {
        response.StatusCode = statusCode;
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(text);
    }

    /// <summary>A tunnel or proxy on this machine passes strangers on from loopback; its headers or the host give it away.</summary>
    private static bool IsLocal(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && ServiceHosts.IsLoopback(http.Request.Host.Host)
        && !Array.Exists(HeadersOfProxies, http.Request.Headers.ContainsKey);
}
