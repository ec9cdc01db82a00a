using LeadershipBot.Core.Actions;

namespace LeadershipBot.Core.Tests.Actions;

public sealed class FreeTextTests
{
    [Theory]
    [InlineData("  a\r\nb\u0000\u0007 ", "a\nb")]
    [InlineData("\u202Eevil\u202C", "evil")]
    [InlineData("**bold** [x](y) <at>z</at>", "**bold** [x](y) <at>z</at>")]
    [InlineData(" \n\t ", null)]
    [InlineData(null, null)]
    public void What_could_mislead_goes_and_markup_stays_as_typed(string? typed, string? clean) => Assert.Equal(clean, FreeText.Clean(typed));

    [Fact]
    public void Four_thousand_characters_are_kept_and_no_character_is_cut_in_half()
    {
        Assert.Equal(FreeText.MostKept, FreeText.Clean(new string('x', 5000))!.Length);
        Assert.Equal(FreeText.MostKept - 1, FreeText.Clean(new string('x', FreeText.MostKept - 1) + "😀")!.Length);
    }

    [Fact]
    public void A_line_is_one_line_of_so_many_characters()
    {
        Assert.Equal("one two", FreeText.Line("one\n two", 20));
        Assert.Equal("one t…", FreeText.Line("one two three", 6));
    }
}
