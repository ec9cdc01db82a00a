using System.Text.RegularExpressions;
using LeadershipBot.Tests.Architecture;
using Xunit;

namespace LeadershipBot.Tests.Docs;

/// <summary>A link to a part of a page leads to a heading that is there.</summary>
public sealed class AnchorTests
{
    [Theory]
    [MemberData(nameof(ReadmeTests.Pages), MemberType = typeof(ReadmeTests))]
    public void Every_link_to_a_heading_leads_to_one(string page)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(page))!;
        var links = Regex.Matches(File.ReadAllText(Repository.PathOf(page)), @"\]\((?<file>[^)\s#:]*)#(?<anchor>[^)\s]+)\)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

        Assert.Empty(links
            .Where(link => link.Groups["file"].Value is "" || link.Groups["file"].Value.EndsWith(".md", StringComparison.Ordinal))
            .Where(link => !HeadingsOf(link.Groups["file"].Value is "" ? Repository.PathOf(page) : Path.Combine(folder, link.Groups["file"].Value)).Contains(link.Groups["anchor"].Value))
            .Select(link => link.Value));
    }

    /// <summary>As pages on the web name them: small letters, hyphens for spaces, nothing for other signs.</summary>
    private static HashSet<string> HeadingsOf(string path) => !File.Exists(path) ? [] :
    [
        .. File.ReadLines(path).Where(line => Regex.IsMatch(line, "^#+ ", RegexOptions.None, TimeSpan.FromSeconds(1)))
            .Select(line => Regex.Replace(line.TrimStart('#').Trim().ToLowerInvariant(), @"[^\p{L}\p{Nd} _-]", "", RegexOptions.None, TimeSpan.FromSeconds(1)).Replace(' ', '-')),
    ];
}
