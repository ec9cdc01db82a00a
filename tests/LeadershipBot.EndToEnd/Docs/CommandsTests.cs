using System.Text.RegularExpressions;

namespace LeadershipBot.EndToEnd.Docs;

/// <summary>
/// Every command of every page is run, or is named in <see cref="ElsewhereTested"/> with the test that runs it, or needs Azure and says
/// so. A command that somebody adds to a page is run from then on.
/// </summary>
public sealed partial class CommandsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static readonly IReadOnlyList<DocumentedCommand> Commands = [.. DocumentedCommand.All];

    private static readonly DocumentedCommand StartTheBot = Commands.First(command => command.Text == "dotnet run --project src/LeadershipBot");

    public static TheoryData<string> Everything { get; } = [.. Commands.Select(command => command.ToString()).Distinct(StringComparer.Ordinal)];

    public static TheoryData<string> Rehearsed { get; } =
    [
        .. Commands.Where(command => !command.NeedsAzure && !ElsewhereTested.All.Any(entry => entry.Covers(command))).Select(command => command.ToString()),
    ];

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Every_command_can_be_typed(string place) =>
        Assert.All(await Task.WhenAll(At(place).Where(IsForBash).Select(command => Rehearsal.SyntaxErrorsAsync(command.Text, Cancellation))), Assert.Empty);

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Rehearsed))]
    public async Task A_command_does_what_the_page_says(string place)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The pages' commands are for bash.");
        foreach (var command in At(place))
        {
            using var workplace = Workplace.Create();
            if (command.Text.Contains("verify-anonymity", StringComparison.Ordinal))
            {
                // It looks at what a bot has left in its store.
                Assert.Equal(0, await new Rehearsal(workplace).TypeAsync(StartTheBot, Cancellation));
            }

            var rehearsal = new Rehearsal(workplace);
            var code = await rehearsal.TypeAsync(command, Cancellation);

            // Without Azure the doctor finds what only Azure has, and says so: 1 and 2 are reports too.
            Assert.True(code == 0 || (code <= 2 && command.Text.Contains(" doctor", StringComparison.Ordinal)), $"{place} ended with {code}:{Environment.NewLine}{command.Text}{Environment.NewLine}{rehearsal.Said}");
        }
    }

    [Fact]
    public void Only_what_calls_Azure_says_that_it_needs_Azure() => Assert.All(
        Commands.Where(command => command.NeedsAzure),
        command => Assert.True(Regex.IsMatch(command.Text, @"\baz |infra/\w+|https://", RegexOptions.None, TimeSpan.FromSeconds(1)), $"{command} could be run."));

    [Fact]
    public void Every_command_that_is_tested_elsewhere_is_on_its_page_and_its_test_exists() => Assert.All(ElsewhereTested.All, entry =>
    {
        Assert.Contains(Commands, entry.Covers);
        Assert.Contains($" {entry.Test.Name}(", File.ReadAllText(Repository.PathTo(entry.Test.File)), StringComparison.Ordinal);
    });

    [Fact]
    public void A_setting_in_front_of_a_command_is_read_by_the_tests()
    {
        var sources = Directory.EnumerateFiles(Repository.PathTo("tests"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        var names = Commands.SelectMany(command => Regex.Matches(command.Text, @"^(?<name>[A-Z][A-Z_]+)=\S+ ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
            .Select(match => match.Groups["name"].Value)
            .Distinct(StringComparer.Ordinal);

        Assert.All(names, name => Assert.True(sources.Exists(source => source.Contains($"\"{name}\"", StringComparison.Ordinal)), name));
    }

    [Fact]
    public void A_block_has_a_language_where_it_could_be_typed() => Assert.DoesNotContain(
        CodeBlocks.All.Where(block => block.Language is "" or "text"),
        block => Regex.IsMatch(block.Text, @"^(\$ |[A-Z_]+=\S+ )*(dotnet|npm|npx|node|az|git|tests/run|leadershipbot) ", RegexOptions.None, TimeSpan.FromSeconds(1)));

    [Fact]
    public void The_Playground_of_the_page_is_the_one_that_is_tested()
    {
        var command = Assert.Single(Commands, command => command.Text.Contains("m365agentsplayground@", StringComparison.Ordinal));
        var tested = Regex.Match(
            File.ReadAllText(Repository.PathTo("tests", "LeadershipBot.EndToEnd", "playground", "package.json")), @"m365agentsplayground"": ""(?<version>[\d.]+)""",
            RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["version"].Value;

        Assert.Contains($"m365agentsplayground@{tested} start ", command.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_names_the_benchmarks_there_are()
    {
        var program = File.ReadAllText(Repository.PathTo("tests", "LeadershipBot.Benchmarks", "Program.cs"));
        var names = Regex.Matches(program, @"\[""(?<name>\w+)""\] = ", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(match => match.Groups["name"].Value).ToList();
        var page = File.ReadAllText(Repository.PathTo("docs", "benchmarks.md"));

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Words_for_another_shell_are_for_PowerShell() => Assert.All(
        Commands.Where(command => !IsForBash(command)),
        command => Assert.Contains("PowerShell", string.Concat(File.ReadLines(Repository.PathTo(command.Page)).Skip(command.Line - 2).Take(2)), StringComparison.Ordinal));

    [Fact]
    public async Task An_option_of_our_own_exists_also_where_a_command_needs_Azure()
    {
        foreach (var command in Commands.Where(command => command.NeedsAzure || ElsewhereTested.All.Any(entry => entry.Covers(command))))
        {
            foreach (Match own in OwnCommand().Matches(command.Text.Replace("\\\n", " ", StringComparison.Ordinal)))
            {
                using var workplace = Workplace.Create();
                var rehearsal = new Rehearsal(workplace);
                await rehearsal.TypeAsync(command with { Text = $"leadershipbot {own.Groups["name"].Value} --help" }, Cancellation);

                Assert.All(
                    own.Groups["rest"].Value.Split(' ').Where(word => word.StartsWith("--", StringComparison.Ordinal) && !word.Contains(':', StringComparison.Ordinal)),
                    option => Assert.True(rehearsal.Said.Contains(option.Split('=')[0], StringComparison.Ordinal), $"{command}: {option}"));
            }
        }
    }

    private static bool IsForBash(DocumentedCommand command) => !command.Text.StartsWith("Get-MgUser", StringComparison.Ordinal);

    [GeneratedRegex(@"(leadershipbot|LeadershipBot\.dll|--project src/LeadershipBot --) (?<name>[a-z][a-z-]+( pack)?)(?<rest>[^\n|;&>]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OwnCommand();

    private static IEnumerable<DocumentedCommand> At(string place) => Commands.Where(command => command.ToString() == place);
}
