using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Content;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Nudges;
using LeadershipBot.Tests.Architecture;
using LeadershipBot.Tests.Driving;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Xunit;

namespace LeadershipBot.Tests.Content;

/// <summary>An agency adds its own by dropping files in a folder.</summary>
public sealed class AgencyContentTests
{
    private const string More = "frameworks/leaning-in/nudges-ours.json";

    private const string Source = """
        { "id": "our-way", "shortName": "Our Way", "title": "Our Way of Working",
          "authors": { "en": "The agency", "es": "La agencia" }, "published": { "en": "2026", "es": "2026, en casa" },
          "extent": { "en": "All of it.", "es": "Todo." } }
        """;

    private const string OwnPractices = """
        { "practices": [
          { "id": "OW-1", "items": [ { "id": "OW-1", "name": { "en": "Say hello", "es": "Saludar" }, "actor": "Workplace", "audience": "Everyone",
            "stem": "Past30Days", "dimension": "BE", "label": { "en": "Greeted", "es": "Saludos" }, "text": { "en": "People greet me here.", "es": "Aquí me saludan." } } ] } ] }
        """;

    private const string OwnInstrument = """
        { "id": "ours", "title": { "en": "Ours", "es": "La nuestra" }, "items": ["VM-2", "OW-1"],
          "ownItems": [ { "id": "ZZ-1", "dimension": "SU", "actor": "Workplace", "stem": "Now", "label": { "en": "Doors", "es": "Puertas" }, "text": { "en": "Doors are open here.", "es": "Aquí las puertas están abiertas." } } ] }
        """;

    [Fact]
    public void Nudges_for_a_framework_that_comes_with_the_bot_join_its_own()
    {
        using var folder = new ContentFolder().With(More, ContentFolder.Nudges(ContentFolder.Nudge("our-first", "LU-1")));

        var library = folder.Read().Library;

        Assert.Empty(library.Problems);
        Assert.Equal("leaning-in", library.Nudges.FrameworkOf(library.Nudges.Find("our-first")!).Id);
        Assert.Equal(ContentLibrary.Load().Nudges.Nudges.Count + 1, library.Nudges.Nudges.Count);
        Assert.Equal("our-first", library.Nudges.NudgesOf("LU-1").Last().Id);
    }

    [Fact]
    public void A_framework_of_its_own_brings_practices_nudges_and_an_instrument()
    {
        using var folder = new ContentFolder()
            .With("frameworks/our-way/source.json", Source)
            .With("frameworks/our-way/practices.json", OwnPractices)
            .With("frameworks/our-way/nudges.json", ContentFolder.Nudges(ContentFolder.Nudge("ow-1-wave", "OW-1")))
            .With("instruments/ours.json", OwnInstrument)
            .With("circles.json", """{ "questions": [ { "id": "ours", "text": { "en": "What is new?", "es": "¿Qué hay de nuevo?" } } ] }""")
            .With("README.txt", "not content");

        var library = folder.Read().Library;

        Assert.Empty(library.Problems);
        Assert.Equal("Our Way", library.Nudges.FrameworkOf(library.Nudges.Find("ow-1-wave")!).ShortName);
        Assert.Equal(["VM-2", "OW-1", "ZZ-1"], library.Instrument("ours").Items.Select(item => item.Id));
        Assert.Equal(ItemKind.Climate, library.Instrument("ours").Items[2].Kind);
        Assert.Equal("OW-1", library.Instrument(library.InSeason("first-eight", ["OW-1"])).Items[^1].Id);
        Assert.Equal("ours", library.CircleQuestions[^1].Id);
    }

    [Fact]
    public void An_entry_with_an_error_is_left_out_by_itself_and_named_with_its_line()
    {
        using var folder = new ContentFolder()
            .With(More, "{ \"nudges\": [\n" + ContentFolder.Nudge("right-one") + ",\n" + ContentFolder.Nudge("wrong-one").Replace("\"Try\"", "\"Tri\"", StringComparison.Ordinal) + ",\n" + ContentFolder.Nudge("right-two") + "\n] }");
        var log = new CapturedLog();
        using var logs = LoggerFactory.Create(builder => builder.AddProvider(log));

        var library = folder.Read(logs).Library;

        var problem = Assert.Single(library.Problems);
        Assert.Equal((More, 11, "nudges[1].step"), (problem.File, problem.Line, problem.Field));
        Assert.Equal(["right-one", "right-two"], library.Nudges.NudgesOf("RL-8").Select(nudge => nudge.Id).TakeLast(2));
        Assert.Contains(log.Lines, line => line.Contains($"{More}, line 11, nudges[1].step: must be one of Notice, Try, Habit", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(More, "{ oops", "file")]
    [InlineData(More, "{ }", "file")]
    [InlineData(More, "null", "file")]
    [InlineData("frameworks/nowhere/practices.json", OwnPractices, "practices")]
    [InlineData("frameworks/our-way/source.json", """{ "id": "their-way" }""", "file")]
    [InlineData("instruments/ours.json", """{ "id": "ours", "title": { "en": "a", "es": "b" }, "items": ["OW-1"] }""", "items[0]")]
    [InlineData("instruments/ours.json", """{ "id": "first-eight", "title": { "en": "a", "es": "b" }, "items": ["VM-2"] }""", "id")]
    [InlineData("instruments/ours.json", """{ "id": "a+b", "title": { "en": "a", "es": "b" }, "items": ["VM-2"] }""", "id")]
    [InlineData("poems/one.json", "{}", "file")]
    public void A_file_that_cannot_be_used_is_left_out_and_the_rest_loads(string path, string json, string field)
    {
        using var folder = new ContentFolder().With("frameworks/values-in-motion/nudges-ours.json", ContentFolder.Nudges(ContentFolder.Nudge("our-first"))).With(path, json);

        var library = folder.Read().Library;

        var problem = Assert.Single(library.Problems);
        Assert.Equal((path, field), (problem.File, problem.Field));
        Assert.NotNull(library.Nudges.Find("our-first"));
        Assert.NotNull(library.FindInstrument("first-eight"));
    }

    [Fact]
    public void What_comes_with_the_bot_cannot_be_replaced()
    {
        var first = ContentLibrary.Load().Nudges.Nudges[0];
        using var folder = new ContentFolder()
            .With(More, ContentFolder.Nudges(ContentFolder.Nudge(first.Id), ContentFolder.Nudge("our-first"), ContentFolder.Nudge("our-first")))
            .With("frameworks/leaning-in/source.json", Source.Replace("our-way", "leaning-in", StringComparison.Ordinal));

        var library = folder.Read().Library;

        Assert.Equal(["id", "nudges[0].id", "nudges[2].id"], library.Problems.Select(problem => problem.Field));
        Assert.Same(library.Nudges.Find(first.Id), library.Nudges.Nudges[0]);
        Assert.Equal("Leaning In and Staying In", library.Nudges.Frameworks.Single(framework => framework.Id == "leaning-in").ShortName);
    }

    [Fact]
    public void What_only_leaders_prepare_stays_theirs_in_an_agencys_own_nudges_too()
    {
        using var folder = new ContentFolder().With(More, ContentFolder.Nudges(ContentFolder.Nudge("our-sorry", "CU-2"), ContentFolder.Nudge("our-talk", "CU-2", level: "AgencyLeader")));

        var library = folder.Read().Library;

        Assert.Equal("nudges[0].level", Assert.Single(library.Problems).Field);
        Assert.NotNull(library.Nudges.Find("our-talk"));
    }

    [Fact]
    public void More_than_120_words_are_too_many_in_either_wording()
    {
        var longest = string.Join(' ', Enumerable.Repeat("no", 120 - 3 - 1 - 1));
        using var folder = new ContentFolder().With(More, ContentFolder.Nudges(
            ContentFolder.Nudge("o", act: longest),
            ContentFolder.Nudge("p", act: longest + " no"),
            ContentFolder.Nudge("q", more: $$""", "plainFairness": { "act": { "en": "{{longest}} no", "es": "Pregunte." } }""")));

        var library = folder.Read().Library;

        Assert.Equal(["nudges[1]", "nudges[2].plainFairness"], library.Problems.Select(problem => problem.Field));
        Assert.NotNull(library.Nudges.Find("o"));
    }

    [Fact]
    public void The_longest_texts_still_fit_on_a_card()
    {
        static LocalizedText Text(int length) => new(new string('e', length), new string('ñ', length));
        var library = ContentLibrary.Load().Nudges;
        var longest = library.Nudges[0] with { Text = new(Text(TextLimits.Title), Text(TextLimits.Paragraph), Text(TextLimits.Paragraph), Text(TextLimits.Sentence)) };

        var card = NudgeCard.Draw(new(longest, longest.Text, library.Practices[0].Items[0], library.Frameworks[0], new(NudgeReason.OnceMore, NudgeSituation.Remote, new string('n', 200))), new string('0', 32), Language.Spanish);

        Assert.InRange(card.SizeInBytes(), 1, AdaptiveCard.MaxBytes / 2);
    }

    [Theory]
    [InlineData("title", TextLimits.Title)]
    [InlineData("question", TextLimits.Sentence)]
    public void One_letter_too_many_is_an_error(string field, int most)
    {
        var usual = field == "title" ? "\"Title of a\"" : "\"What?\"";
        foreach (var (length, problems) in new[] { (most, 0), (most + 1, 1) })
        {
            using var folder = new ContentFolder().With(More, ContentFolder.Nudges(
                ContentFolder.Nudge("a").Replace(usual, $"\"{new string('w', length)}\"", StringComparison.Ordinal)));
            Assert.Equal(problems, folder.Read().Library.Problems.Count);
        }
    }

    [Fact]
    public void Files_that_change_are_read_again_once_they_are_whole()
    {
        using var folder = new ContentFolder().With(More, ContentFolder.Nudges(ContentFolder.Nudge("our-first")));
        var content = folder.Read();
        var before = content.Library.Nudges;

        content.Look();
        Assert.Same(before, content.Library.Nudges);

        folder.With(More, ContentFolder.Nudges(ContentFolder.Nudge("our-first"), ContentFolder.Nudge("our-second")));
        File.SetLastWriteTimeUtc(Path.Combine(folder.Path, More), DateTime.UtcNow.AddMinutes(1));
        content.Look();
        Assert.Null(content.Library.Nudges.Find("our-second"));
        content.Look();
        Assert.NotNull(content.Library.Nudges.Find("our-second"));

        File.Delete(Path.Combine(folder.Path, More));
        content.Look();
        content.Look();
        Assert.Null(content.Library.Nudges.Find("our-first"));
    }

    [Fact]
    public void An_instrument_stays_as_it_was_until_the_bot_starts_again_whatever_becomes_of_its_file()
    {
        using var folder = new ContentFolder()
            .With("frameworks/our-way/source.json", Source).With("frameworks/our-way/practices.json", OwnPractices).With("instruments/ours.json", OwnInstrument);
        var content = folder.Read();
        var inSeason = content.Library.InSeason("first-eight", ["OW-1"]);

        Directory.Delete(Path.Combine(folder.Path, "frameworks"), recursive: true);
        folder.With("instruments/ours.json", OwnInstrument.Replace("\"VM-2\", ", "", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(Path.Combine(folder.Path, "instruments/ours.json"), DateTime.UtcNow.AddMinutes(1));
        content.Look();
        content.Look();

        Assert.Equal(["VM-2", "OW-1", "ZZ-1"], content.Library.Instrument("ours").Items.Select(item => item.Id));
        Assert.Equal(6, content.Library.Instrument(inSeason).Items.Count);
    }

    [Fact]
    public void The_examples_of_the_page_about_it_load_as_they_stand()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "own-content.md"));
        var examples = page.Split("```json\n").Skip(1).Select(part => part.Split("```")[0]).ToList();
        using var folder = new ContentFolder()
            .With("frameworks/future-of-leadership/nudges-ours.json", examples[0])
            .With("frameworks/our-way/source.json", examples[1])
            .With("frameworks/our-way/practices.json", examples[2])
            .With("instruments/ours.json", examples[3]);

        var library = folder.Read().Library;

        Assert.Empty(library.Problems);
        Assert.NotNull(library.Nudges.Find("ours-ask-the-night-shift"));
        Assert.Equal(3, library.Instrument("ours").Items.Count);
    }

    [Fact]
    public async Task Administrators_see_what_was_left_out_on_the_status_card_and_others_do_not()
    {
        using var folder = new ContentFolder().With(More, ContentFolder.Nudges(ContentFolder.Nudge("our-first", "XX-1")));
        await using var agency = await AgencyAtWork.StartHarborAsync(
            change: builder => builder.Configuration.AddInMemoryCollection([new("Content:Folder", folder.Path)]));

        var card = (await agency.With("administrator").First().SaysAsync("status")).Words;
        Assert.Contains(More + ", line 2, nudges(0).practice: there is no practice 'XX-1'", card, StringComparison.Ordinal);
        Assert.DoesNotContain(More, (await agency.With("staff").First().SaysAsync("status")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_said_and_stops_nothing()
    {
        var folder = new ContentFolder();
        folder.Dispose();
        var log = new CapturedLog();
        using var logs = LoggerFactory.Create(builder => builder.AddProvider(log));

        Assert.Equal(ContentLibrary.Load().Nudges.Nudges.Count, folder.Read(logs).Library.Nudges.Nudges.Count);
        Assert.Contains(log.Lines, line => line.Contains("Content:Folder names a folder that is not there", StringComparison.Ordinal));
    }
}
