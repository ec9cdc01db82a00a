using System.Text.RegularExpressions;
using LeadershipBot.Tests.Architecture;
using Xunit;

namespace LeadershipBot.Tests.Docs;

/// <summary>docs/security.md claims nothing without a test or the code beside it.</summary>
public sealed class SecurityPageTests
{
    private static readonly string[] Page = File.ReadAllLines(Repository.PathOf("docs", "security.md"));

    public static TheoryData<string> Threats { get; } = [.. Page.Where(line => Regex.IsMatch(line, @"^\| [STRIDE](, [STRIDE])* \|", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))];

    [Theory]
    [MemberData(nameof(Threats))]
    public void Every_line_names_code_or_a_test_and_each_test_is_in_its_file(string line)
    {
        var links = Regex.Matches(line, @"\]\((?<target>[^)\s]+)( ""(?<test>\w+)"")?\)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

        Assert.NotEmpty(links);
        Assert.All(links.Where(link => link.Groups["test"].Success), link => Assert.Contains(
            $" {link.Groups["test"].Value}(", File.ReadAllText(Repository.PathOf("docs", link.Groups["target"].Value)), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_boundary_of_the_picture_has_a_table()
    {
        var picture = File.ReadAllText(Repository.PathOf("docs", "pictures", "boundaries.svg"));
        var numbers = Regex.Matches(picture, @">(?<number>\d+)</text>", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(match => match.Groups["number"].Value);

        Assert.Equal(
            numbers.Order(StringComparer.Ordinal),
            Page.Where(line => line.StartsWith("### ", StringComparison.Ordinal)).Select(line => line[4..].Split('.')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_ways_of_attack_are_all_looked_at() => Assert.Equal(
        "DEIRST", string.Concat(Threats.SelectMany(row => row.Data.Split('|')[1]).Where(char.IsLetter).Distinct().Order()));
}
