using System.Text.RegularExpressions;
using LeadershipBot.Tests.Architecture;
using Xunit;

namespace LeadershipBot.Tests.Hosting;

/// <summary>docs/operations.md, as far as it lists what <c>/readyz</c> says.</summary>
internal static class OperationsPage
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private static readonly IReadOnlyList<Regex> Answers =
    [
        .. File.ReadAllText(Repository.PathOf("docs", "operations.md")).ReplaceLineEndings("\n").Split("### Healthy, degraded, not ready")[1].Split("\n## ")[0].Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Regex.Matches(line.Split('|')[1], "`(?<answer>[^`]+)`", RegexOptions.ExplicitCapture, Limit))
            .Select(found => found.Groups["answer"].Value)
            .Select(answer => new Regex($"^{Regex.Escape(answer).Replace("…", ".+", StringComparison.Ordinal)}$", RegexOptions.None, Limit)),
    ];

    /// <summary>That an answer stands there; what comes after it in brackets or behind a comma need not.</summary>
    public static void Has(string answer)
    {
        var said = answer.Split(" (")[0].Split(',')[0];
        Assert.True(Answers.Any(listed => listed.IsMatch(said)), $"docs/operations.md does not list \"{said}\".");
    }
}
