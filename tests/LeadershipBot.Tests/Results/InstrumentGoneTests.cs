using System.Globalization;
using LeadershipBot.Actions;
using LeadershipBot.Results;
using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Tests.Content;
using LeadershipBot.Tests.Driving;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace LeadershipBot.Tests.Results;

/// <summary>
/// A round asked the agency's own questions. It is published in the evening; before its results are sent to all, the questions' file is taken
/// away and the bot starts again.
/// </summary>
public sealed class InstrumentGoneTests : IAsyncLifetime
{
    private const string File = "instruments/ours.json";

    private const string Questions = """
        { "id": "ours", "title": { "en": "Ours", "es": "La nuestra" }, "items": ["VM-2", "CO-1b", "PM-7"],
          "ownItems": [
            { "id": "ZZ-1", "dimension": "SU", "actor": "Workplace", "stem": "Now",
              "label": { "en": "Doors", "es": "Puertas" }, "text": { "en": "Doors are open here.", "es": "Aquí las puertas están abiertas." } },
            { "id": "ZZ-2", "dimension": "SU", "actor": "Workplace", "stem": "Now",
              "label": { "en": "Lunch", "es": "Almuerzo" }, "text": { "en": "We eat together.", "es": "Comemos juntos." } } ] }
        """;

    /// <summary>Half past seven in the evening in Denver, where most are, and nobody is written to any more.</summary>
    private const string Closes = "2026-10-13T01:31:00Z";

    private static readonly string Programs = SandboxPrograms.Yaml.Replace("17:00", "19:30", StringComparison.Ordinal);

    private readonly ContentFolder _content = new ContentFolder().With(File, Questions);

    private AgencyAtWork _agency = null!;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _agency.DisposeAsync();
        _content.Dispose();
    }

    [Theory]
    [InlineData("en", "4.5+ of 5", "The words of some questions are not kept here any more.", "What staff see of it: 3.0 of 5", "The words of")]
    [InlineData("es", "4.5+ de 5", "Las palabras de algunas preguntas ya no se guardan aquí.", "Lo que el personal ve de ello: 3.0 de 5", "Las palabras de")]
    public async Task Figures_of_questions_whose_words_are_gone_go_by_their_codes_and_every_card_still_comes(string language, string high, string why, string kept, string whyBegins)
    {
        await PublishThenLoseTheQuestionsAsync(language);
        var (manager, director) = (_agency.Find("NorthLead"), _agency.Find("Director"));

        // What is sent of its own accord.
        await _agency.AdvanceAsync("2026-10-13T20:00:00Z");
        foreach (var leader in new[] { manager, director })
        {
            AssertByCodes(Assert.Single(await leader.HeardAsync(ShowHeard.VerbName)));
        }

        // What is asked for, of every breadth, and of one group.
        foreach (var key in new[] { "NorthLead", "SouthLead", "Director", "South1" })
        {
            AssertByCodes(await _agency.Find(key).SaysAsync("results"));
            AssertByCodes(await _agency.Find(key).SaysAsync($"results {Harbor.Root}"));
        }

        // What was heard, looked at, sent and read.
        foreach (var leader in new[] { manager, director })
        {
            var preview = await leader.TapsOnAsync(await leader.SaysAsync("results"), ShowHeard.VerbName);
            AssertByCodes(preview);
            AssertByCodes(await leader.TapsOnAsync(preview, SendHeard.VerbName));
        }

        await _agency.AdvanceAsync("2026-10-15T20:00:00Z");
        AssertByCodes((await _agency.Find("North1").HeardAsync()).Single(message => message.Words.Contains($"NorthLead Larkspur", StringComparison.Ordinal)));

        // The board, and what is promised next.
        Assert.Contains(kept, (await director.SaysAsync("actions")).Words, StringComparison.Ordinal);
        foreach (var leader in new[] { manager, director })
        {
            Assert.DoesNotContain("CO-1b", (await leader.SaysAsync("actions")).Words, StringComparison.Ordinal);
            Assert.True((await leader.SaysAsync("action")).Offers(TapDraft.Next));
        }

        void AssertByCodes(Message message)
        {
            Assert.Contains($"ZZ-1: {high}", message.Words, StringComparison.Ordinal);
            Assert.Contains("ZZ-2: 1.5− ", message.Words, StringComparison.Ordinal);
            Assert.Contains(why, message.Words, StringComparison.Ordinal);
            Assert.Equal(2, message.Words.Split(whyBegins).Length);
        }
    }

    [Fact]
    public async Task Nothing_is_said_of_codes_where_every_question_has_its_words()
    {
        _agency = await AgencyAtWork.StartHarborAsync();
        await _agency.PublishAsync(0, RoundsOfHarbor.Full(3.1m), [], RoundsOfHarbor.Full(3.2m));

        var card = await _agency.Find("SouthLead").SaysAsync("results");
        var heard = await _agency.Find("SouthLead").TapsOnAsync(card, ShowHeard.VerbName);

        Assert.DoesNotContain(ResultTexts.ByCode.English, card.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(ResultTexts.ByCode.English, heard.Words, StringComparison.Ordinal);
        Assert.Contains("What staff see of it: Told what came of feedback: 2.4 of 5", (await _agency.Find("Director").SaysAsync("actions")).Words, StringComparison.Ordinal);
    }

    private async Task PublishThenLoseTheQuestionsAsync(string language)
    {
        _agency = await StartAsync(
            roster: Harbor.Csv(Harbor.People.Select(member => member with { Language = language })),
            programs: Programs.Replace("first-eight", "ours", StringComparison.Ordinal));
        await _agency.AdvanceAsync(Harbor.OpensInBothZones);
        foreach (var person in _agency.People)
        {
            await person.AnswersAsync(new() { ["VM-2"] = "3", ["CO-1b"] = "3", ["PM-7"] = "3", ["ZZ-1"] = "5", ["ZZ-2"] = "1" });
        }

        await _agency.AdvanceAsync(Closes);
        Assert.Single(await _agency.ReleasesAsync());
        Assert.Empty(await _agency.Find("Director").HeardAsync(ShowHeard.VerbName));

        var (folder, port) = (_agency.Folder, _agency.Root.Port);
        await _agency.StopAsync();
        System.IO.File.Delete(Path.Combine(_content.Path, File));
        await System.IO.File.WriteAllTextAsync(Path.Combine(folder, "programs.yaml"), Programs, TestContext.Current.CancellationToken);
        _agency = await StartAsync(folder, port, DateTimeOffset.Parse(Closes, CultureInfo.InvariantCulture));
    }

    private Task<AgencyAtWork> StartAsync(string? folder = null, int port = 0, DateTimeOffset? start = null, string? roster = null, string? programs = null) => AgencyAtWork.StartHarborAsync(
        folder, builder => builder.Configuration.AddInMemoryCollection([new("Content:Folder", _content.Path)]), roster, programs, port, start: start);
}
