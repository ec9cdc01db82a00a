using LeadershipBot.Core.Nudges;
using Xunit;
using static LeadershipBot.Core.Tests.Nudges.Samples;

namespace LeadershipBot.Core.Tests.Nudges;

public sealed class NudgeLibraryTests
{
    [Fact]
    public void A_nudge_is_found_by_its_id_and_knows_its_practice_and_framework()
    {
        var library = Library();

        var nudge = library.Find("f1-p2-notice0");

        Assert.NotNull(nudge);
        Assert.Equal("f1-p2", library.PracticeOf(nudge).Id);
        Assert.Equal("f1", library.FrameworkOf(nudge).Id);
        Assert.Null(library.Find("f9-p9-notice0"));
    }

    [Fact]
    public void An_id_that_stands_twice_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => Of(Nudge("f0-p0", NudgeStep.Try), Nudge("f0-p0", NudgeStep.Try)));

        Assert.Contains("'f0-p0-try0'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_nudge_belongs_to_the_half_of_its_practice_that_it_names_and_else_to_the_first()
    {
        var one = Practice("f0-p0");
        var other = Practice("f0-p0b", "SH").Items[0];
        var library = new NudgeLibrary(
            Library(1, 1).Frameworks,
            [one with { Items = [one.Items[0], other] }],
            [Nudge("f0-p0", NudgeStep.Notice), Nudge("f0-p0", NudgeStep.Try) with { ItemId = "f0-p0b" }]);

        Assert.Equal(["f0-p0", "f0-p0b"], library.Nudges.Select(nudge => library.ItemOf(nudge).Item.Id));

        var error = Assert.Throws<ArgumentException>(() => new NudgeLibrary(library.Frameworks, library.Practices, [Nudge("f0-p0", NudgeStep.Try) with { ItemId = "f0-p0c" }]));
        Assert.Contains("'f0-p0c'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_nudge_of_an_unknown_practice_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new NudgeLibrary([], [], [Nudge("nowhere", NudgeStep.Try)]));

        Assert.Contains("'nowhere'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_practice_of_an_unknown_framework_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new NudgeLibrary([], [Practice("nowhere-p1")], []));

        Assert.Contains("'nowhere'", error.Message, StringComparison.Ordinal);
    }
}
