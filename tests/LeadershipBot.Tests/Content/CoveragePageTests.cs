using LeadershipBot.Content;
using LeadershipBot.Tests.Architecture;
using Xunit;

namespace LeadershipBot.Tests.Content;

public sealed class CoveragePageTests
{
    public const string Command = "WRITE_DOCS=1 dotnet test tests/LeadershipBot.Tests --filter CoveragePageTests";

    [Fact]
    public async Task The_page_shows_the_library_as_it_is()
    {
        var path = Repository.PathOf("docs", "content.md");
        var library = ContentLibrary.Load();
        var page = new CoveragePage(library.Nudges, library.CircleQuestions).Write();
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(path, page, TestContext.Current.CancellationToken);
        }

        Assert.True(
            File.Exists(path) && page == (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"),
            $"docs/content.md does not show the content as it is. Write it anew: {Command}");
    }

    [Fact]
    public void The_page_counts_every_nudge_once_for_each_way_of_looking()
    {
        var library = ContentLibrary.Load();
        var lines = new CoveragePage(library.Nudges, library.CircleQuestions).Write().Split('\n');

        Assert.Equal(97, lines.Count(line => System.Text.RegularExpressions.Regex.IsMatch(line, @"^\| [A-Z]{2}-\d+ \|", default, TimeSpan.FromSeconds(1))));
        Assert.Equal(library.Nudges.Nudges.Count, lines.Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Sum(line => line.Count(letter => letter is '●' or '○')));
    }
}
