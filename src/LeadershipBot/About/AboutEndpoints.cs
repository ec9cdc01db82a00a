using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using LeadershipBot.Core.Organization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadershipBot.About;

/// <summary><c>/</c>, <c>/privacy</c> and <c>/terms</c>: short pages in both languages, the same for everybody, with no script and nothing from elsewhere.</summary>
internal static class AboutEndpoints
{
    private const string Style =
        "body{font:1.05rem/1.6 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}a,h1{color:#1f5f57}"
        + "article+article{border-top:1px solid #ccc;margin-top:2rem}@media(prefers-color-scheme:dark){body{color:#eee;background:#1b1b1b}a,h1{color:#8fd0c6}}";

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void MapAbout(this IEndpointRouteBuilder endpoints)
    {
        foreach (var (path, page) in new[] { ("/", AboutTexts.FrontPage), ("/privacy", AboutTexts.PrivacyPage), ("/terms", AboutTexts.TermsPage) })
        {
            var html = Draw(page);
            endpoints.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], (HttpContext context) => Answer(html, context)).ExcludeFromDescription();
        }
    }

    private static ContentHttpResult Answer(string html, HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = "public, max-age=3600";
        return TypedResults.Text(html, MediaTypeNames.Text.Html, Encoding.UTF8);
    }

    private static string Draw(AboutPage page) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>{Write(page.Title[Language.English])} · LeadershipBot</title>
        <style>{Style}</style>
        </head>
        <body>
        {Draw(page, Language.English, "en")}
        {Draw(page, Language.Spanish, "es")}
        </body>
        </html>

        """;

    private static string Draw(AboutPage page, Language language, string tag) => $"""
        <article lang="{tag}">
        <h1>{Write(page.Title[language])}</h1>
        {Paragraphs(page.Before, language)}{List(page.List, language)}{Paragraphs(page.After, language)}<p><a href="/privacy">{Write(AboutTexts.Privacy[language])}</a> · <a href="/terms">{Write(AboutTexts.Terms[language])}</a></p>
        </article>
        """;

    private static string Paragraphs(IEnumerable<LocalizedText> texts, Language language) => string.Concat(texts.Select(text => $"<p>{Write(text[language])}</p>\n"));

    private static string List(IReadOnlyList<LocalizedText> texts, Language language) =>
        texts.Count == 0 ? "" : $"<ul>\n{string.Concat(texts.Select(text => $"<li>{Write(text[language])}</li>\n"))}</ul>\n";

    private static string Write(string text) => Html.Encode(text);
}
