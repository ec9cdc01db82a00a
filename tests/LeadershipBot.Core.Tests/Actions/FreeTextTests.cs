using LeadershipBot.Core.Actions;

namespace LeadershipBot.Core.Tests.Actions;

public sealed class FreeTextTests
{
    [Theory]
    [InlineData("  a\r\nb\u0000\u0007 ", "a\nb")]
    [InlineData("\u202Eevil\u202C", "evil")]
    [InlineData("**bold** [x](y) <at>z</at>", "**bold** [x](y) <at>z</at>")]
    [InlineData(" \n\t ", null)]
    [InlineData("\u200B\u200B\u200B\u2060\uFEFF\u00AD", null)]
    [InlineData("\u2800\u3164\u115F\u1160\uFFA0", null)]
    [InlineData("o\u200Bk\U000E0061", "ok")]
    [InlineData("👩\u200D👧 🏳️\u200D🌈", "👩\u200D👧 🏳️\u200D🌈")]
    [InlineData("\u200Da\u200D \u200Db\u200D\u200D.", "a b.")]
    [InlineData(null, null)]
    public void What_could_mislead_goes_and_markup_stays_as_typed(string? typed, string? clean) => Assert.Equal(clean, FreeText.Clean(typed));

    [Theory]
    [InlineData("………………………", 0)]
    [InlineData("👍 ok 2", 3)]
    [InlineData("né", 2)]
    public void What_says_something_has_letters_or_digits(string text, int letters) => Assert.Equal(letters, FreeText.Letters(text));

    [Theory]
    [InlineData("Ten letter", false)]
    [InlineData("Ten letters", true)]
    [InlineData("…………………………………", false)]
    public void A_reason_has_ten_letters_or_digits(string text, bool isReason)
    {
        Assert.Equal(isReason, GateOverride.IsReason(text));
        Assert.False(GateOverride.IsReason(text + new string('x', GateOverride.MaxReason)));
    }

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
