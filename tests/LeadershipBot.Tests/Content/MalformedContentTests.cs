using System.Text;
using LeadershipBot.Content;
using Xunit;

namespace LeadershipBot.Tests.Content;

public sealed class MalformedContentTests
{
    private const string Nudges = "nudges/future-of-leadership.json";

    private const string Instrument = "instruments/first-eight.json";

    [Theory]
    [InlineData(Nudges, "\"minutes\": 5", "\"minutes\": 1", "nudges[0].minutes")]
    [InlineData(Nudges, "\"minutes\": 5", "\"minutes\": 16", "nudges[0].minutes")]
    [InlineData(Nudges, "\"minutes\": 5", "\"minutes\": \"five\"", "$.nudges[0].minutes")]
    [InlineData(Nudges, "\"actor\": \"Families\"", "\"actor\": \"Familes\"", "$.nudges[1].actor")]
    [InlineData(Nudges, "\"es\": \"Conecte a dos personas\"", "\"es\": \" \"", "nudges[0].title.es")]
    [InlineData(Nudges, "\"es\": \"Conecte a dos personas\"", "\"es\": null", "$.nudges[0].title.es")]
    [InlineData(Nudges, "\"level\": \"Supervisor\",", "", "$.nudges[0]")]
    [InlineData(Nudges, "\"basis\"", "\"base\"", "$.nudges[0].base")]
    [InlineData(Nudges, "\"rl-ask-how-much-help\"", "\"rl-make-one-connection\"", "nudges[1].id")]
    [InlineData(Nudges, "\"rl-ask-how-much-help\"", "\"vm-person-first\"", "nudges[2].id")]
    [InlineData(Nudges, "\"id\": \"future-of-leadership\"", "\"id\": \"values-in-motion\"", "framework.id")]
    [InlineData(Instrument, "\"stem\": \"Now\"", "\"stem\": \"Past30Days\"", "items[0].kind")]
    [InlineData(Instrument, "\"id\": \"SP-14\"", "\"id\": \"VM-2\"", "items[1].id")]
    [InlineData(Instrument, "\"dimension\": \"SU\"", "\"dimension\": \"\"", "items[0].dimension")]
    [InlineData(Instrument, "\"items\": [", "\"items\": null, \"more\": [", "$.items")]
    public void The_error_names_the_file_and_the_field(string path, string right, string wrong, string field)
    {
        var error = Assert.Throws<ContentException>(() => ReadWith(path, right, wrong));

        Assert.Contains(error.File, [path, "nudges/values-in-motion.json"], StringComparer.Ordinal);
        Assert.Equal(field, error.Field);
        Assert.StartsWith($"{error.File}, {error.Field}: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_JSON_is_named()
    {
        var error = Assert.Throws<ContentException>(() => ContentLibrary.Read([new ContentFile(Nudges, "{ oops"u8.ToArray())]));

        Assert.Equal(Nudges, error.File);
    }

    [Fact]
    public void A_file_in_no_known_folder_is_named()
    {
        var error = Assert.Throws<ContentException>(() => ContentLibrary.Read([new ContentFile("poems/one.json", "{}"u8.ToArray())]));

        Assert.Equal("poems/one.json", error.File);
    }

    [Fact]
    public void More_items_than_a_ballot_holds_are_refused()
    {
        var ninth = """
            { "id": "XX-1", "dimension": "SU", "kind": "Climate", "actor": "Workplace", "stem": "Now", "label": { "en": "a", "es": "b" }, "text": { "en": "a", "es": "b" } },
            """;

        var error = Assert.Throws<ContentException>(() => ReadWith(Instrument, "\"items\": [", "\"items\": [" + ninth));

        Assert.Equal("items", error.Field);
    }

    [Fact]
    public void A_report_of_behaviour_is_never_reverse_worded()
    {
        var error = Assert.Throws<ContentException>(
            () => ReadWith(Instrument, "\"dimension\": \"FB\"", "\"reversed\": true, \"dimension\": \"FB\""));

        Assert.Equal("items[4].reversed", error.Field);
    }

    private static ContentLibrary ReadWith(string path, string right, string wrong) =>
        ContentLibrary.Read(ContentLibrary.EmbeddedFiles().Select(
            file => string.Equals(file.Path, path, StringComparison.Ordinal) ? Change(file, right, wrong) : file).ToList());

    private static ContentFile Change(ContentFile file, string right, string wrong)
    {
        var text = Encoding.UTF8.GetString(file.Utf8.Span);
        var at = text.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file.Path} does not hold {right}");
        return file with { Utf8 = Encoding.UTF8.GetBytes(text[..at] + wrong + text[(at + right.Length)..]) };
    }
}
