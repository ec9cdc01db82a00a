using System.Text;
using LeadershipBot.Content;
using Xunit;

namespace LeadershipBot.Tests.Content;

/// <summary>An error in what the bot ships with stops it, and says where to look.</summary>
public sealed class MalformedContentTests
{
    private const string Nudges = "frameworks/future-of-leadership/nudges.json";

    private const string Practices = "frameworks/future-of-leadership/practices.json";

    private const string Source = "frameworks/future-of-leadership/source.json";

    private const string Instrument = "instruments/first-eight.json";

    private const string Circles = "circles.json";

    [Theory]
    [InlineData(Nudges, "\"minutes\": 5", "\"minutes\": 1", "nudges[0].minutes")]
    [InlineData(Nudges, "\"minutes\": 5", "\"minutes\": 16", "nudges[0].minutes")]
    [InlineData(Nudges, "\"minutes\": 5", "\"minutes\": \"five\"", "nudges[0].minutes")]
    [InlineData(Nudges, "\"actor\": \"Team\"", "\"actor\": \"Teem\"", "nudges[0].actor")]
    [InlineData(Nudges, "\"en\": \"See who really moved things\"", "\"en\": \" \"", "nudges[0].title.en")]
    [InlineData(Nudges, "\"en\": \"See who really moved things\"", "\"en\": null", "nudges[0].title.en")]
    [InlineData(Nudges, "\"level\": \"Supervisor\",", "", "nudges[0]")]
    [InlineData(Nudges, "\"basis\"", "\"base\"", "nudges[0].base")]
    [InlineData(Nudges, "\"rl-1-hand-over-one-lead\"", "\"rl-1-see-who-moved-things\"", "nudges[1].id")]
    [InlineData(Nudges, "\"rl-1-see-who-moved-things\"", "\"RL 1\"", "nudges[0].id")]
    [InlineData(Nudges, "\"practice\": \"RL-1\"", "\"practice\": \"RL-99\"", "nudges[0].practice")]
    [InlineData(Nudges, "\"practice\": \"RL-1\"", "\"practice\": \"CU-1\"", "nudges[0].level")]
    [InlineData(Nudges, "\"minutes\": 5", "\"promise\": { \"en\": \"We will look.\", \"es\": \"Vamos a mirar.\" }, \"minutes\": 5", "nudges[0].promise")]
    [InlineData(Nudges, "{\n  \"nudges\": [", "{\n  \"more\": 1,\n  \"nudges\": [", "more")]
    [InlineData(Practices, "\"id\": \"RL-2\"", "\"id\": \"RL-1\"", "practices[1].items[0].id")]
    [InlineData(Practices, "\"dimension\": \"SD\"", "\"dimension\": \"\"", "practices[0].items[0].dimension")]
    [InlineData(Practices, "\"stem\": \"Now\"", "\"stem\": \"Today\"", "practices[0].items[0].stem")]
    [InlineData(Source, "\"id\": \"future-of-leadership\"", "\"id\": \"values-in-motion\"", "id")]
    [InlineData(Instrument, "\"SP-14\"", "\"VM-2\"", "items[1]")]
    [InlineData(Instrument, "\"SP-14\"", "\"SP-99\"", "items[1]")]
    [InlineData(Instrument, "\"items\": [", "\"items\": null, \"more\": [", "more")]
    [InlineData(Instrument, "\"seasonItems\": 3", "\"seasonItems\": 4", "items")]
    [InlineData(Circles, "\"leader-small-act\"", "\"lead-without-title\"", "questions[1].id")]
    public void The_error_names_the_file_the_line_and_the_field(string path, string right, string wrong, string field)
    {
        var (files, line) = With(path, right, wrong);

        var error = Assert.Throws<ContentException>(() => ContentLibrary.Read(files));

        Assert.Equal((path, field), (error.File, error.Field));
        Assert.InRange(error.Line, Math.Max(1, line - 35), line + 35);
        Assert.StartsWith($"{error.File}, line {error.Line}, {error.Field}: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LeadershipBot.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"minutes\": 5", "\"minutes\": 16")]
    [InlineData("\"actor\": \"Team\"", "\"actor\": \"Teem\"")]
    [InlineData("\"en\": \"See who really moved things\"", "\"en\": null")]
    public void The_line_is_the_one_to_mend(string right, string wrong)
    {
        var (files, line) = With(Nudges, right, wrong);

        Assert.Equal(line, Assert.Throws<ContentException>(() => ContentLibrary.Read(files)).Line);
    }

    [Fact]
    public void A_file_that_is_no_JSON_is_named_with_the_line_it_breaks_off()
    {
        var error = Assert.Throws<ContentException>(() => ContentLibrary.Read([new ContentFile(Nudges, "{\n  \"nudges\": [\n    oops"u8.ToArray())]));

        Assert.Equal((Nudges, 3), (error.File, error.Line));
    }

    [Theory]
    [InlineData("poems/one.json")]
    [InlineData("frameworks/future-of-leadership/notes.json")]
    [InlineData("nudges/one.json")]
    public void A_file_in_no_known_place_is_named(string path) =>
        Assert.Equal(path, Assert.Throws<ContentException>(() => ContentLibrary.Read([new ContentFile(path, "{}"u8.ToArray())])).File);

    [Fact]
    public void A_wrong_choice_is_answered_with_the_right_ones()
    {
        var (files, _) = With(Nudges, "\"step\": \"Notice\"", "\"step\": \"Look\"");

        Assert.Equal("must be one of Notice, Try, Habit", Assert.Throws<ContentException>(() => ContentLibrary.Read(files)).Problem);
    }

    [Fact]
    public void A_report_of_behaviour_is_never_reverse_worded()
    {
        var own = """
            "ownItems": [{ "id": "XX-1", "dimension": "SU", "actor": "Workplace", "stem": "Past30Days", "reversed": true, "label": { "en": "a", "es": "b" }, "text": { "en": "a", "es": "b" } }], "seasonItems": 2
            """;
        var (files, _) = With(Instrument, "\"seasonItems\": 3", own);

        Assert.Equal("ownItems[0].reversed", Assert.Throws<ContentException>(() => ContentLibrary.Read(files)).Field);
    }

    /// <summary>What the bot ships with, and the line of the change.</summary>
    private static (List<ContentFile> Files, int Line) With(string path, string right, string wrong)
    {
        var files = ContentLibrary.EmbeddedFiles().ToList();
        var place = files.FindIndex(file => file.Path == path);
        var text = Encoding.UTF8.GetString(files[place].Utf8.Span);
        var at = text.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{path} does not hold {right}");
        files[place] = files[place] with { Utf8 = Encoding.UTF8.GetBytes(text[..at] + wrong + text[(at + right.Length)..]) };
        return (files, 1 + text[..at].Count(letter => letter == '\n'));
    }
}
