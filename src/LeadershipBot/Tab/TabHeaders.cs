namespace LeadershipBot.Tab;

/// <summary>
/// What browsers let the page do: run its own scripts, speak to its own host, and be shown inside Teams, Outlook and Microsoft 365, public
/// and for the government of the United States (learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements).
/// </summary>
internal static class TabHeaders
{
    private static readonly string[] Hosts =
    [
        "https://teams.microsoft.com", "https://*.teams.microsoft.com", "https://*.cloud.microsoft", "https://*.microsoft365.com", "https://*.office.com",
        "https://outlook.office.com", "https://outlook.office365.com", "https://gov.teams.microsoft.us", "https://dod.teams.microsoft.us",
    ];

    private static readonly string Policy = string.Join(
        "; ",
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'", "connect-src 'self'", "base-uri 'none'",
        "form-action 'none'", $"frame-ancestors 'self' {string.Join(' ', Hosts)}");

    public static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }
    }
}
