using System.Net.Mime;

namespace LeadershipBot.Operations;

/// <summary>
/// What goes with every answer that does not say otherwise: nothing of it may be kept, framed, run, guessed at or told to others.
/// The page in Teams has a policy of its own.
/// </summary>
public static class AnswerHeaders
{
    private const string NoPage = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private const string Page = "frame-ancestors 'self'; base-uri 'none'";
    private const string NoDevices = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()";

    public static void UseAnswerHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        context.Response.OnStarting(static state => Complete((HttpContext)state), context);
        return next(context);
    });

    private static Task Complete(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = NoDevices;
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            // A page that says nothing of its own can only be the sandbox's.
            headers.ContentSecurityPolicy = headers.ContentType.ToString().StartsWith(MediaTypeNames.Text.Html, StringComparison.OrdinalIgnoreCase) ? Page : NoPage;
        }

        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        return Task.CompletedTask;
    }
}
