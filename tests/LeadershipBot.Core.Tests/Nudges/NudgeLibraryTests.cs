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
