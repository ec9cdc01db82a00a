using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Content;

/// <summary>Reads one file and says which field is wrong. What it lets through satisfies every invariant of Core's types.</summary>
internal sealed class ContentReader(ContentFile file)
{
    public (Instrument Instrument, int SeasonRoom) Instrument(Func<string, Item?> findItem)
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
        RequireDistinct(items, item => item.Id, "items");
        Require(items.Count(item => item.IsReversed) <= 1, "ownItems", "at most one item may be reversed");
        return (new Instrument(Name(json.Id, "id"), Text(json.Title, "title"), items), json.SeasonItems);
    }

    public Framework Source()
    {
        var json = Read(ContentJsonContext.Default.SourceJson);
        return new Framework(
            Name(json.Id, "id"),
            Name(json.ShortName, "shortName"),
            Name(json.Title, "title"),
            Text(json.Authors, "authors"),
            Text(json.Published, "published"),
            Text(json.Extent, "extent"));
    }

    public IReadOnlyList<Practice> Practices(string framework)
    {
        var json = Read(ContentJsonContext.Default.PracticesJson);
        return [.. json.Practices.Select((practice, place) => Practice(practice, framework, $"practices[{place}]"))];
    }

    public IReadOnlyList<Nudge> Nudges(Func<string, Practice?> findPractice)
    {
        var json = Read(ContentJsonContext.Default.NudgesJson);
        return [.. json.Nudges.Select((nudge, place) => Nudge(nudge, findPractice, $"nudges[{place}]"))];
    }

    private Practice Practice(PracticeJson json, string framework, string at)
    {
        Require(json.Items.Count is 1 or 2, $"{at}.items", "must hold one item, or two where the practice has two halves");
        var id = Name(json.Id, $"{at}.id");
        return new Practice(
            id, framework, [.. json.Items.Select((item, place) => PracticeItem(item, place == 0 ? id : id + "b", $"{at}.items[{place}]"))], json.PreparationOnly);
    }

    private PracticeItem PracticeItem(PracticeItemJson json, string id, string at)
    {
        Require(json.Id == id, $"{at}.id", $"must be '{id}'");
        var item = Item(new(json.Id, json.Dimension, json.Actor, json.Stem, json.Label, json.Text), at);
        return new(Text(json.Name, $"{at}.name"), item, json.Audience, json.PartnersJudge, json.PlainFairness is { } plain ? Text(plain, $"{at}.plainFairness") : null);
    }

    private Item Item(ItemJson json, string at)
    {
        var kind = json.Stem == Stem.Now ? ItemKind.Climate : ItemKind.Seen;
        Require(!json.Reversed || kind == ItemKind.Climate, $"{at}.reversed", "only a climate item, with the stem Now, may be reversed");
        return new Item(
            Name(json.Id, $"{at}.id"), Name(json.Dimension, $"{at}.dimension"), kind, json.Actor, json.Stem, json.Reversed, Text(json.Label, $"{at}.label"), Text(json.Text, $"{at}.text"));
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
        var text = new NudgeText(Text(json.Title, $"{at}.title"), Text(json.Why, $"{at}.why"), Text(json.Act, $"{at}.act"), Text(json.Question, $"{at}.question"));
        return new Nudge(
            Name(json.Id, $"{at}.id"),
            practice.Id,
            json.Step,
            text,
            json.PlainFairness is { } plain ? PlainFairness(plain, text, $"{at}.plainFairness") : null,
            json.Minutes,
            json.Actor,
            json.Level,
            json.Basis,
            json.Situations ?? []);
    }

    private NudgeText PlainFairness(NudgeWordsJson json, NudgeText usual, string at) => new(
        json.Title is { } title ? Text(title, $"{at}.title") : usual.Title,
        json.Why is { } why ? Text(why, $"{at}.why") : usual.Why,
        json.Act is { } act ? Text(act, $"{at}.act") : usual.Act,
        json.Question is { } question ? Text(question, $"{at}.question") : usual.Question);

    private LocalizedText Text(TextJson json, string at) => new(Name(json.En, $"{at}.en"), Name(json.Es, $"{at}.es"));

    private string Name(string value, string at)
    {
        Require(!string.IsNullOrWhiteSpace(value), at, "must not be empty");
        return value;
    }

    private void RequireDistinct<T>(IReadOnlyList<T> all, Func<T, string> idOf, string at)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (place, one) in all.Index())
        {
            Require(seen.Add(idOf(one)), $"{at}[{place}].id", $"'{idOf(one)}' stands twice");
        }
    }

    private void Require(bool holds, string field, string problem)
    {
        if (!holds)
        {
            throw new ContentException(file.Path, field, problem);
        }
    }

    private T Read<T>(JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(file.Utf8.Span, type)
                ?? throw new ContentException(file.Path, "$", "must not be null");
        }
        catch (JsonException malformed)
        {
            throw new ContentException(file.Path, malformed.Path ?? "$", malformed.Message, malformed);
        }
    }
}
