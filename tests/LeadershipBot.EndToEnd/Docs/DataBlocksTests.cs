using System.Text.Json;
using LeadershipBot.Content;
using LeadershipBot.Programs;
using LeadershipBot.Roster;
using YamlDotNet.RepresentationModel;

namespace LeadershipBot.EndToEnd.Docs;

/// <summary>What the pages show of files is what the bot's own readers take.</summary>
public sealed class DataBlocksTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<CodeBlock> Rosters { get; } = [.. CodeBlocks.All.Where(block => block.Language == "csv")];

    private static readonly IReadOnlyList<CodeBlock> Yaml = [.. CodeBlocks.All.Where(block => block.Language is "yaml" or "yml")];

    public static TheoryData<CodeBlock> Programs { get; } = [.. Yaml.Where(IsOfPrograms)];

    public static TheoryData<CodeBlock> Json { get; } = [.. CodeBlocks.All.Where(block => block.Language == "json")];

    private static string WholePrograms => CodeBlocks.Of("docs/programs.md").First(block => block.Language == "yaml").Text;

    [Theory]
    [MemberData(nameof(Rosters))]
    public void A_roster_on_a_page_is_taken(CodeBlock block)
    {
        using var text = new StringReader(block.Text);

        var result = RosterFile.Parse(text);

        Assert.Empty(result.Errors);
        Assert.NotEmpty(result.Roster!.People);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Programs_on_a_page_are_taken_and_so_is_what_may_be_added_to_them(CodeBlock block)
    {
        var yaml = block.Text.Contains("agency:", StringComparison.Ordinal) ? block.Text : WholePrograms + block.Text;
        using var text = new StringReader(yaml);

        Assert.Empty(ProgramFile.Parse(text, ContentLibrary.Load().Instruments, Now).Errors);
    }

    /// <summary>Files of other programs, such as a collector's.</summary>
    [Fact]
    public void Other_YAML_on_a_page_is_YAML() => Assert.All(Yaml.Where(block => !IsOfPrograms(block)), block =>
    {
        using var text = new StringReader(block.Text);
        var stream = new YamlStream();

        stream.Load(text);

        Assert.Single(stream.Documents);
    });

    /// <summary>Whether content of an agency's own is taken as well is for AgencyContentTests in LeadershipBot.Tests.</summary>
    [Theory]
    [MemberData(nameof(Json))]
    public void JSON_on_a_page_is_JSON(CodeBlock block)
    {
        using var document = JsonDocument.Parse(block.Text);

        Assert.NotEqual(JsonValueKind.Undefined, document.RootElement.ValueKind);
    }

    private static bool IsOfPrograms(CodeBlock block) =>
        block.Page == "docs/programs.md" || block.Text.Contains("agency:", StringComparison.Ordinal) || block.Text.Contains("pulses:", StringComparison.Ordinal);
}
