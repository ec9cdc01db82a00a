namespace LeadershipBot.EndToEnd.Docs;

/// <summary>How the pages' blocks are read.</summary>
public sealed class CodeBlocksTests
{
    [Fact]
    public void A_block_has_its_place_its_language_and_its_text()
    {
        var block = Assert.Single(CodeBlocks.Read("docs/page.md", ["# Page", "", "```bash", "one", "", "two", "```"]));

        Assert.Equal(new CodeBlock("docs/page.md", 3, "bash", "one\n\ntwo\n", NeedsAzure: false), block);
        Assert.Equal("docs/page.md:3", block.ToString());
        Assert.True(block.IsCommands);
    }

    [Fact]
    public void A_block_in_a_list_loses_the_indent_of_its_fence_and_no_more()
    {
        var block = Assert.Single(CodeBlocks.Read("page.md", ["1. Do", "   ```yaml", "   a:", "     b: 1", "   ```"]));

        Assert.Equal("a:\n  b: 1\n", block.Text);
        Assert.False(block.IsCommands);
    }

    [Fact]
    public void Only_the_block_after_the_marker_needs_Azure()
    {
        var blocks = CodeBlocks.Read("page.md", ["<!-- needs Azure -->", "```bash", "az", "```", "", "```bash", "ls", "```"]);

        Assert.Equal([true, false], blocks.Select(block => block.NeedsAzure));
    }

    [Fact]
    public void A_fence_that_is_not_closed_is_an_error_with_its_place() =>
        Assert.Contains("page.md:2", Assert.Throws<FormatException>(() => CodeBlocks.Read("page.md", ["", "```bash", "ls"])).Message, StringComparison.Ordinal);
}
