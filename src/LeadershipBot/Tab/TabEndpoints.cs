using System.Net.Mime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace LeadershipBot.Tab;

/// <summary><c>/tab/</c>: the page that Teams shows in a tab. It holds no results; what it shows it asks the API for, as the person who looks.</summary>
internal static class TabEndpoints
{
    private const string Root = "/tab";

    private const string NotBuilt = """
        The page was not built.

        Build it with Node 20 or newer: npm ci && npm run build, in src/LeadershipBot.Web,
        then build and start the bot again. Its figures are also JSON under /api/v1; see docs/api.md.
        """;

    public static void MapTab(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods(Root + "/{**path}", [HttpMethods.Get, HttpMethods.Head], Answer).ExcludeFromDescription();

    private static IResult Answer(string? path, HttpContext context, TabFiles files)
    {
        TabHeaders.Set(context);
        if (context.Request.Path == Root)
        {
            return TypedResults.Redirect(Root + "/");
        }

        if (!files.IsThere)
        {
            return TypedResults.Text(NotBuilt, MediaTypeNames.Text.Plain, statusCode: StatusCodes.Status404NotFound);
        }

        return files.Find(path is null or "" ? TabFiles.Index : path) is { } file
            ? Send(file, context)
            : TypedResults.Text("There is no such file.", MediaTypeNames.Text.Plain, statusCode: StatusCodes.Status404NotFound);
    }

    private static FileContentHttpResult Send(TabFile file, HttpContext context)
    {
        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        var (content, encoding, tag) = file.For(name => accepted.Any(one => one.Value.Equals(name, StringComparison.OrdinalIgnoreCase) && one.Quality is not 0));
        var headers = context.Response.Headers;
        headers.CacheControl = file.IsHashed ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        return TypedResults.Bytes(content, file.ContentType, entityTag: EntityTagHeaderValue.Parse(tag));
    }
}
