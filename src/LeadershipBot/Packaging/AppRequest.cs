using System.Globalization;
using System.Text.RegularExpressions;
using LeadershipBot.BotFramework.Authentication;

namespace LeadershipBot.Packaging;

/// <summary>What an agency says of its own bot; everything left null is the template's, or follows from the rest.</summary>
public sealed partial record AppRequest(string? AppId, string? Domain)
{
    private const int LongestName = 30;
    private const int LongestDeveloperName = 32;
    private const int LongestUrl = 2048;

    /// <summary>The application that people sign in to for the page; the bot's own where it has an app registration.</summary>
    public string? SignInAppId { get; init; }

    public string? Name { get; init; }

    public string? DeveloperName { get; init; }

    public string? WebsiteUrl { get; init; }

    public string? PrivacyUrl { get; init; }

    public string? TermsUrl { get; init; }

    public string? Version { get; init; }

    /// <summary>Everything that is wrong, each with the option it is about.</summary>
    public IEnumerable<string> Problems()
    {
        if (!IsId(AppId))
        {
            yield return "--app-id: must be the bot's application id, a GUID such as the setting Bot:AppId";
        }

        if (SignInAppId is not null && !IsId(SignInAppId))
        {
            yield return "--sign-in-app-id: must be an application's id, a GUID such as the setting SignIn:Audiences:0";
        }

        if (!HostName.IsValid(Domain) || IsPlaceholder(Domain!))
        {
            yield return "--domain: must be the bot's own host name such as bot.agency.gov, without https://, port or path";
        }

        foreach (var (option, text, longest) in new[] { ("--name", Name, LongestName), ("--developer-name", DeveloperName, LongestDeveloperName) })
        {
            if (text is not null && !IsLine(text, longest))
            {
                yield return $"{option}: must be one line of 1 to {longest.ToString(CultureInfo.InvariantCulture)} characters";
            }
        }

        foreach (var (option, url) in new[] { ("--website-url", WebsiteUrl), ("--privacy-url", PrivacyUrl), ("--terms-url", TermsUrl) })
        {
            if (url is not null && !IsPage(url))
            {
                yield return $"{option}: must be an https address that anybody can open";
            }
        }

        if (Version is not null && !ThreeNumbers().IsMatch(Version))
        {
            yield return "--version: must be three numbers such as 1.2.0";
        }
    }

    /// <summary>Names that nobody can own (RFC 2606), such as the template's.</summary>
    internal static bool IsPlaceholder(string host) =>
        Array.Exists(["example.org", "example.com", "example.net"], name => host.Equals(name, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + name, StringComparison.OrdinalIgnoreCase))
        || host.EndsWith(".example", StringComparison.OrdinalIgnoreCase);

    internal static bool IsId(string? text) => Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty;

    internal static bool IsPage(string text) =>
        text.Length <= LongestUrl
        && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri is { Scheme: "https", UserInfo: "" }
        && HostName.IsValid(uri.Host)
        && !IsPlaceholder(uri.Host);

    private static bool IsLine(string text, int longest) => text.Trim().Length > 0 && text.Length <= longest && !text.Any(char.IsControl);

    [GeneratedRegex(@"^(0|[1-9]\d{0,8})(\.(0|[1-9]\d{0,8})){2}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    internal static partial Regex ThreeNumbers();
}
