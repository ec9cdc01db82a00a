using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace LeadershipBot.ResultsApi;

/// <summary>How every address answers: a document with its tag, 304 where the caller has it already, or a problem.</summary>
public static class ApiAnswers
{
    /// <summary>Whatever can be read can also be asked for without its body.</summary>
    public static IReadOnlyList<string> Reads { get; } = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>What caches on the way are told, with every answer: it is for this caller alone.</summary>
    public static async ValueTask<object?> ForOneCallerAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        ForOneCaller(context.HttpContext);
        try
        {
            return await next(context);
        }
        catch (EntityStoreException error)
        {
            context.HttpContext.RequestServices.GetRequiredService<StoreHealth>().Note(error);
            return Problems.Store();
        }
    }

    public static void ForOneCaller(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.Vary = HeaderNames.Authorization;
        headers.XContentTypeOptions = "nosniff";
    }

    public static IResult Document<T>(HttpContext context, T document, JsonTypeInfo<T> type) =>
        Tagged(context, JsonSerializer.SerializeToUtf8Bytes(document, type), MediaTypeNames.Application.Json);

    /// <summary>JSON that is written already.</summary>
    public static IResult Text(HttpContext context, string json) => Tagged(context, Encoding.UTF8.GetBytes(json), MediaTypeNames.Application.Json);

    /// <summary>A file to keep.</summary>
    public static IResult Download(HttpContext context, byte[] content, string contentType, string fileName)
    {
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        return Tagged(context, content, contentType);
    }

    /// <summary>A file that is sent while it is made: nobody knows its tag before it is through.</summary>
    public static IResult Stream(HttpContext context, Func<Stream, CancellationToken, Task> write, string contentType, string fileName)
    {
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        return TypedResults.Stream(
            _ => HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : write(context.Response.BodyWriter.AsStream(leaveOpen: true), context.RequestAborted), contentType);
    }

    private static IResult Tagged(HttpContext context, byte[] body, string contentType)
    {
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"");
        context.Response.Headers.ETag = tag.ToString();
        return IsRead(context.Request.Method) && Knows(context.Request.Headers.IfNoneMatch, tag)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes(body, contentType);
    }

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    private static bool Knows(StringValues header, EntityTagHeaderValue tag) =>
        EntityTagHeaderValue.TryParseList(header, out var known) && known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, useStrongComparison: false));
}

/// <summary>The codes of what can be wrong, each with the one answer that it has.</summary>
public static class Problems
{
    public const string ContentType = "application/problem+json";

    /// <summary>For what there is not and for what is not for the caller: byte for byte the same.</summary>
    public static JsonHttpResult<Problem> NotFound() => Of(new("There is no such result for you.", StatusCodes.Status404NotFound, "not-found"));

    public static JsonHttpResult<Problem> Unauthorized() => Of(new("Unauthorized.", StatusCodes.Status401Unauthorized, "unauthorized"));

    public static JsonHttpResult<Problem> NotInRoster() => Of(new("You are not in the agency's roster.", StatusCodes.Status403Forbidden, "not-in-roster"));

    public static JsonHttpResult<Problem> NotYours() =>
        Of(new("Only whoever leads a unit may write beside its published numbers.", StatusCodes.Status403Forbidden, "not-yours"));

    public static JsonHttpResult<Problem> TooMany() =>
        Of(new("That was too much at once. Please wait a moment.", StatusCodes.Status429TooManyRequests, "too-many"));

    public static JsonHttpResult<Problem> Store() =>
        Of(new("The store does not work just now. Please try again in a minute.", StatusCodes.Status503ServiceUnavailable, "store"));

    public static JsonHttpResult<Problem> Language() => Bad("The language is en or es.", "language");

    public static JsonHttpResult<Problem> NoNote() => Bad("Send {\"text\": \"…\"}.", "body");

    public static JsonHttpResult<Problem> LargeBody() =>
        Of(new("The request is too large.", StatusCodes.Status413PayloadTooLarge, "too-large"));

    public static JsonHttpResult<Problem> EmptyNote() => Bad("The note says nothing.", "empty");

    public static JsonHttpResult<Problem> LongNote() => Bad("The note is too long.", "too-long");

    public static JsonHttpResult<Problem> Names(IReadOnlyList<string> names) =>
        Of(new("These may be people's names. If they agree, send it again with sendAnyway.", StatusCodes.Status409Conflict, "names", names));

    public static JsonHttpResult<Problem> ChangedNote() =>
        Of(new("There is another note now. To replace it, send it again with replaces, the text that it takes the place of.", StatusCodes.Status409Conflict, "changed"));

    private static JsonHttpResult<Problem> Bad(string title, string code) => Of(new(title, StatusCodes.Status400BadRequest, code));

    private static JsonHttpResult<Problem> Of(Problem problem) => TypedResults.Json(problem, ApiJson.Default.Problem, ContentType, problem.Status);
}
