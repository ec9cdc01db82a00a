using System.ComponentModel.DataAnnotations;
using LeadershipBot.BotFramework.Authentication;

namespace LeadershipBot.Results;

/// <summary>Where the page with the results is opened.</summary>
public sealed class ResultsOptions : IValidatableObject
{
    public const string Section = "Results";

    // Teams, public and for governments in the United States (GCC High, DoD).
    private static readonly string[] Hosts = ["teams.microsoft.com", "gov.teams.microsoft.us", "dod.teams.microsoft.us"];

    /// <summary>Where “Open in Teams” leads; empty for Teams in <c>Bot:Cloud</c>. For tests, an address on this machine.</summary>
    public string TeamsUrl { get; set; } = "";

    public string TeamsUrlOf(BotFrameworkOptions bot) => TeamsUrl.Length > 0 ? TeamsUrl : bot.TeamsCloud.TeamsUrl;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (TeamsUrl.Length > 0
            && (!Uri.TryCreate(TeamsUrl, UriKind.Absolute, out var uri) || uri.PathAndQuery != "/" || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0 || !IsTeams(uri)))
        {
            yield return new($"Results:TeamsUrl must be https://{string.Join("/ or https://", Hosts)}/, or http on loopback.");
        }
    }

    private static bool IsTeams(Uri uri) =>
        uri is { Scheme: "https", IsDefaultPort: true } ? Hosts.Contains(uri.Host, StringComparer.Ordinal) : uri is { Scheme: "http", IsLoopback: true };
}
