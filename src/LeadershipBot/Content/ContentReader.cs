using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Content;

/// <summary>Reads one file and says which field of which line is wrong. What it lets through satisfies every invariant of Core's types and fits on a card.</summary>
internal sealed partial class ContentReader(ContentFile file)
{
    private JsonLines? _lines;

    public SeasonalInstrument Instrument(Func<string, Item?> findItem)
    {
        var json = Read(ContentJsonContext.Default.InstrumentJson);
        var items = (json.Items ?? []).Select((id, place) =>
        {
            var item = findItem(id);
            Require(item is not null, $"items[{place}]", $"no practice has an item '{id}'");
            return item!;
        }).Concat((json.OwnItems ?? []).Select((item, place) => Item(item, $"ownItems[{place}]"))).ToList();
        Require(
            json.SeasonItems >= 0 && items.Count + json.SeasonItems is > 0 and <= Core.Pulses.Instrument.MaxItems,
            "items",
            $"there must be 1 to {Core.Pulses.Instrument.MaxItems} items in all, the season's among them");
        RequireDistinct(items, json.Items?.Count ?? 0);
        Require(items.Count(item => item.IsReversed) <= 1, "ownItems", "at most one item may be reversed");
        return new(new Instrument(Id(json.Id, LowerCaseId(), "id"), Text(json.Title, TextLimits.Title, "title"), items), json.SeasonItems);
    }

    public Framework Source()
    {
        var json = Read(ContentJsonContext.Default.SourceJson);
        Require(json.Id == file.Framework, "id", $"must be '{file.Framework}', as the folder");
        return new Framework(
            Id(json.Id, LowerCaseId(), "id"),
            Name(json.ShortName, TextLimits.Title, "shortName"),
            Name(json.Title, TextLimits.Sentence, "title"),
            Text(json.Authors, TextLimits.Sentence, "authors"),
            Text(json.Published, TextLimits.Sentence, "published"),
            Text(json.Extent, TextLimits.Sentence, "extent"));
    }

    public IEnumerable<ContentEntry<Practice>> Practices(bool isFrameworkKnown, Action<ContentException> refuse)
    {
        if (!isFrameworkKnown)
        {
            refuse(Problem("practices", $"frameworks/{file.Framework}/source.json is missing, or was left out"));
            return [];
        }

        return Entries("practices", ContentJsonContext.Default.PracticesJson, json => json.Practices, ContentJsonContext.Default.PracticeJson, Practice, refuse);
    }

    public IEnumerable<ContentEntry<Nudge>> Nudges(Func<string, Practice?> findPractice, Action<ContentException> refuse) => Entries(
        "nudges", ContentJsonContext.Default.NudgesJson, json => json.Nudges, ContentJsonContext.Default.NudgeJson, (nudge, at) => Nudge(nudge, findPractice, at), refuse);

    public IEnumerable<ContentEntry<CircleQuestion>> Questions(Action<ContentException> refuse) => Entries(
        "questions",
        ContentJsonContext.Default.CirclesJson,
        json => json.Questions,
        ContentJsonContext.Default.CircleQuestionJson,
        (question, at) => new CircleQuestion(Id(question.Id, LowerCaseId(), $"{at}.id"), Text(question.Text, TextLimits.Sentence, $"{at}.text")),
        refuse);

    public ContentException Problem(string field, string problem, Exception? cause = null) =>
        new(file.Path, (_lines ??= new JsonLines(file.Utf8)).Of(field), field, problem, cause);

    /// <summary>Those that are right; the others are refused one by one.</summary>
    private List<ContentEntry<T>> Entries<TList, TJson, T>(
        string field, JsonTypeInfo<TList> listType, Func<TList, IReadOnlyList<JsonElement>> entries, JsonTypeInfo<TJson> type, Func<TJson, string, T> read, Action<ContentException> refuse)
    {
        var list = new List<ContentEntry<T>>();
        foreach (var (place, element) in entries(Read(listType)).Index())
        {
            var at = $"{field}[{place}]";
            try
            {
                list.Add(new(read(ReadEntry(element, type, at), at), $"{at}.id"));
            }
            catch (ContentException wrong)
            {
                refuse(wrong);
            }
        }

        return list;
    }

    private Practice Practice(PracticeJson json, string at)
    {
        Require(json.Items.Count is 1 or 2, $"{at}.items", "must hold one item, or two where the practice has two halves");
        var id = Id(json.Id, PracticeId(), $"{at}.id");
        return new Practice(
            id,
            file.Framework,
            [.. json.Items.Select((item, place) => PracticeItem(item, place == 0 ? id : id + "b", $"{at}.items[{place}]"))],
            json.PreparationOnly);
    }

    private PracticeItem PracticeItem(PracticeItemJson json, string id, string at)
    {
        Require(json.Id == id, $"{at}.id", $"must be '{id}'");
        var item = Item(new(json.Id, json.Dimension, json.Actor, json.Stem, json.Label, json.Text), at);
        return new(
            Text(json.Name, TextLimits.Title, $"{at}.name"),
            item,
            json.Audience,
            json.PartnersJudge,
            json.PlainFairness is { } plain ? Text(plain, TextLimits.Sentence, $"{at}.plainFairness") : null,
            json.PlainName is { } name ? Text(name, TextLimits.Title, $"{at}.plainName") : null);
    }

    private Item Item(ItemJson json, string at)
    {
        var kind = json.Stem == Stem.Now ? ItemKind.Climate : ItemKind.Seen;
        Require(!json.Reversed || kind == ItemKind.Climate, $"{at}.reversed", "only a climate item, with the stem Now, may be reversed");
        return new Item(
            Id(json.Id, ItemId(), $"{at}.id"),
            Id(json.Dimension, Dimension(), $"{at}.dimension"),
            kind,
            json.Actor,
            json.Stem,
            json.Reversed,
            Text(json.Label, TextLimits.Label, $"{at}.label"),
            Text(json.Text, TextLimits.Sentence, $"{at}.text"));
    }

    private Nudge Nudge(NudgeJson json, Func<string, Practice?> findPractice, string at)
    {
        var practice = findPractice(json.Practice);
        Require(practice is not null, $"{at}.practice", $"there is no practice '{json.Practice}'");
        Require(
            !practice!.IsPreparationOnly || json.Level == NudgeLevel.AgencyLeader,
            $"{at}.level",
            $"must be AgencyLeader: '{practice.Id}' is only ever prepared, by an agency's leaders");
        Require(
            json.Minutes is >= Core.Nudges.Nudge.MinMinutes and <= Core.Nudges.Nudge.MaxMinutes,
            $"{at}.minutes",
            $"must be {Core.Nudges.Nudge.MinMinutes} to {Core.Nudges.Nudge.MaxMinutes}");
        var usual = new NudgeText(
            Text(json.Title, TextLimits.Title, $"{at}.title"),
            Text(json.Why, TextLimits.Paragraph, $"{at}.why"),
            Text(json.Act, TextLimits.Paragraph, $"{at}.act"),
            Text(json.Question, TextLimits.Sentence, $"{at}.question"));
        var plain = json.PlainFairness is { } words ? PlainFairness(words, usual, $"{at}.plainFairness") : null;
        RequireShort(usual, at);
        RequireShort(plain ?? usual, $"{at}.plainFairness");
        Require(
            json.Item is null || practice.Items.Any(item => item.Item.Id == json.Item),
            $"{at}.item",
            $"must be an item of its practice: {string.Join(" or ", practice.Items.Select(item => item.Item.Id))}");
        Require(
            json.Promise is null || (json.Step != NudgeStep.Notice && json.Actor != NudgeActor.Alone && !practice.IsPreparationOnly),
            $"{at}.promise",
            "must be left out of what is done alone, only looks or only prepares");
        return new Nudge(
            Id(json.Id, LowerCaseId(), $"{at}.id"),
            practice.Id,
            json.Step,
            usual,
            plain,
            json.Minutes,
            json.Actor,
            json.Level,
            json.Basis,
            json.Situations ?? [],
            json.Item,
            json.Smaller is { } smaller ? Text(smaller, TextLimits.Sentence, $"{at}.smaller") : null,
            json.Promise is { } promise ? Text(promise, TextLimits.Title, $"{at}.promise") : null,
            json.NeedsManager);
    }

    private NudgeText PlainFairness(NudgeWordsJson json, NudgeText usual, string at) => new(
        json.Title is { } title ? Text(title, TextLimits.Title, $"{at}.title") : usual.Title,
        json.Why is { } why ? Text(why, TextLimits.Paragraph, $"{at}.why") : usual.Why,
        json.Act is { } act ? Text(act, TextLimits.Paragraph, $"{at}.act") : usual.Act,
        json.Question is { } question ? Text(question, TextLimits.Sentence, $"{at}.question") : usual.Question);

    private void RequireShort(NudgeText text, string at)
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var words = new[] { text.Title, text.Why, text.Act, text.Question }.Sum(part => TextLimits.Words(part[language]));
            Require(words <= TextLimits.NudgeWords, at, $"has {words} words in {language}; {TextLimits.NudgeWords} is the most for title, why, act and question together");
        }
    }

    private LocalizedText Text(TextJson json, int most, string at) => new(Name(json.En, most, $"{at}.en"), Name(json.Es, most, $"{at}.es"));

    private string Name(string value, int most, string at)
    {
        Require(!string.IsNullOrWhiteSpace(value), at, "must not be empty");
        Require(value.Length <= most, at, $"has {value.Length} characters; {most} is the most");
        return value;
    }

    private string Id(string value, Regex form, string at)
    {
        Require(form.IsMatch(value), at, $"'{value}' is not of the form {form}");
        return value;
    }

    private void RequireDistinct(List<Item> items, int ofPractices)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (place, item) in items.Index())
        {
            Require(seen.Add(item.Id), place < ofPractices ? $"items[{place}]" : $"ownItems[{place - ofPractices}].id", $"'{item.Id}' stands twice");
        }
    }

    private void Require(bool holds, string field, string problem)
    {
        if (!holds)
        {
            throw Problem(field, problem);
        }
    }

    private T Read<T>(JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(file.Utf8.Span, type) ?? throw Problem("file", "must not be null");
        }
        catch (JsonException malformed)
        {
            var field = FieldOf(malformed);
            throw new ContentException(
                file.Path, (int)(malformed.LineNumber ?? 0) + 1, field.Length > 0 ? field : "file", JsonProblems.Words(malformed, field), malformed);
        }
    }

    private T ReadEntry<T>(JsonElement element, JsonTypeInfo<T> type, string at)
    {
        try
        {
            return element.Deserialize(type) ?? throw Problem(at, "must not be null");
        }
        catch (JsonException malformed)
        {
            var field = FieldOf(malformed) is { Length: > 0 } within ? $"{at}.{within}" : at;
            throw Problem(field, JsonProblems.Words(malformed, field), malformed);
        }
    }

    private static string FieldOf(JsonException malformed) => (malformed.Path ?? "").TrimStart('$').TrimStart('.');

    [GeneratedRegex("^[a-z0-9-]{1,60}$", RegexOptions.None, 1000)]
    private static partial Regex LowerCaseId();

    [GeneratedRegex("^[A-Z]{2,6}-[0-9]{1,3}$", RegexOptions.None, 1000)]
    private static partial Regex PracticeId();

    [GeneratedRegex("^[A-Z]{2,6}-[0-9]{1,3}b?$", RegexOptions.None, 1000)]
    private static partial Regex ItemId();

    [GeneratedRegex("^[A-Z]{2}$", RegexOptions.None, 1000)]
    private static partial Regex Dimension();
}
