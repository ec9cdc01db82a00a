using System.Text.RegularExpressions;
using Xunit;

namespace LeadershipBot.Tests.Architecture;

/// <summary>The README and the pages it leads to name only what exists.</summary>
public sealed class ReadmeTests
{
    private const string SubmitHeading = "What happens when someone taps Submit";

    private static readonly Regex Link = new(@"\]\((?<target>[^)\s]+)[^)]*\)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static readonly Regex Code = new(
        @"```[a-z]*\n(?<code>.*?)```|`(?<code>[^`\n]+)`", RegexOptions.ExplicitCapture | RegexOptions.Singleline, TimeSpan.FromSeconds(1));

    /// <summary>Every page for people in the repository.</summary>
    public static TheoryData<string> Pages { get; } =
    [
        .. Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.Root, "*.md"))
            .Append(Repository.PathOf("manifest", "README.md"))
            .Append(Repository.PathOf("infra", "README.md"))
            .Where(File.Exists)
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_to_a_file_leads_to_one(string page)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(page))!;
        var targets = Link.Matches(File.ReadAllText(Repository.PathOf(page)))
            .Select(match => match.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#') && !target.StartsWith("mailto:", StringComparison.Ordinal))
            .Select(target => Uri.UnescapeDataString(target.Split('#')[0]));

        var missing = targets.Where(target => !Path.Exists(Path.Combine(folder, target))).ToList();
        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_path_on_a_page_exists(string page)
    {
        var words = Code.Matches(File.ReadAllText(Repository.PathOf(page)))
            .Select(match => match.Groups["code"].Value)
            .SelectMany(code => code.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
            .Where(IsPath)
            .Distinct(StringComparer.Ordinal);

        var missing = words.Where(word => !Path.Exists(Repository.PathOf(word.TrimEnd('/', ',')))).ToList();
        Assert.Empty(missing);
    }

    [Fact]
    public void The_README_has_the_two_commands()
    {
        var readme = Readme();

        Assert.Contains("dotnet run --project src/LeadershipBot.Sandbox", readme, StringComparison.Ordinal);
        Assert.Contains("tests/run", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void The_way_of_a_tap_on_Submit_is_at_most_six_files_that_exist()
    {
        var section = Readme().Split('\n').SkipWhile(line => !Regex.IsMatch(line, $"^#+ {SubmitHeading}", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1))).Skip(1)
            .TakeWhile(line => !line.StartsWith('#'))
            .Where(line => Regex.IsMatch(line, @"^\d+\. ", RegexOptions.None, TimeSpan.FromSeconds(1)))
            .ToList();

        Assert.InRange(section.Count, 1, 6);
        Assert.All(section, line =>
        {
            var file = Regex.Match(line, @"(?<path>src/[\w./]+\.cs)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["path"].Value;
            Assert.True(File.Exists(Repository.PathOf(file)), line);
        });
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs", "pictures", "architecture.svg")]
    public void The_map_names_every_folder_of_the_host(params string[] map)
    {
        var text = File.ReadAllText(Repository.PathOf(map));
        var folders = Directory.EnumerateDirectories(Repository.PathOf("src", "LeadershipBot")).Select(path => Path.GetFileName(path))
            .Where(folder => folder is not ("bin" or "obj" or "wwwroot" or "Properties"));

        Assert.Empty(folders.Where(folder => !Regex.IsMatch(text, $@"\b{folder}\b", RegexOptions.None, TimeSpan.FromSeconds(1))));
    }

    [Fact]
    public void No_picture_is_larger_than_200_KB()
    {
        string[] pictures = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"];
        var files = new[] { "docs", "manifest" }.SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories))
            .Where(path => !path.Contains("node_modules", StringComparison.Ordinal) && pictures.Contains(Path.GetExtension(path)));

        var large = files.Where(path => new FileInfo(path).Length > 200 * 1024).ToList();
        Assert.Empty(large);
    }

    private static string Readme() => File.ReadAllText(Repository.PathOf("README.md"));

    /// <summary>A word that can only be a path: it begins with one of the repository's folders.</summary>
    private static bool IsPath(string word) =>
        Regex.IsMatch(word, @"^(\./)?(src|tests|docs|manifest|infra|\.ci)/[\w./-]*,?$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
