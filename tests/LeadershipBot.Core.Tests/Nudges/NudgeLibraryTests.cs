using LeadershipBot.Core.Nudges;
using Xunit;
using static LeadershipBot.Core.Tests.Nudges.Samples;

namespace LeadershipBot.Core.Tests.Nudges;

public sealed class NudgeLibraryTests
{
    [Fact]
    public void A_nudge_is_found_by_its_id_and_knows_its_framework()
    {
        var library = Library(2, 2);

        var nudge = library.Find("f1-n0");

        Assert.NotNull(nudge);
        Assert.Equal("f1", library.FrameworkOf(nudge).Id);
        Assert.Null(library.Find("f9-n9"));
    }

    [Fact]
    public void An_id_that_stands_twice_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new NudgeLibrary(
            Library(1, 0).Frameworks, [Nudge("f0", "same", "P-1"), Nudge("f0", "same", "P-2")]));

        Assert.Contains("'same'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_nudge_of_an_unknown_framework_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new NudgeLibrary([], [Nudge("nowhere", "one", "P-1")]));

        Assert.Contains("'nowhere'", error.Message, StringComparison.Ordinal);
    }
}
