using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Content;

/// <summary>Reads one file and says which field is wrong. What it lets through satisfies every invariant of Core's types.</summary>
internal sealed class ContentReader(ContentFile file)
{
    public Instrument Instrument()
    {
        var json = Read(ContentJsonContext.Default.InstrumentJson);
        Require(json.Items.Count is > 0 and <= Core.Pulses.Instrument.MaxItems, "items", $"must hold 1 to {Core.Pulses.Instrument.MaxItems} items");
        RequireDistinct(json.Items, item => item.Id, "items");
        Require(json.Items.Count(item => item.Reversed) <= 1, "items", "at most one item may be reversed");
        return new Instrument(
            Name(json.Id, "id"), Text(json.Title, "title"), [.. json.Items.Select((item, place) => Item(item, $"items[{place}]"))]);
    }

    public (Framework Framework, IReadOnlyList<Nudge> Nudges) Nudges()
    {
        var json = Read(ContentJsonContext.Default.NudgeFileJson);
        var framework = new Framework(
            Name(json.Framework.Id, "framework.id"),
            Name(json.Framework.ShortName, "framework.shortName"),
            Name(json.Framework.Title, "framework.title"),
            Text(json.Framework.Authors, "framework.authors"),
            Text(json.Framework.Published, "framework.published"),
            Text(json.Framework.Extent, "framework.extent"));
        RequireDistinct(json.Nudges, nudge => nudge.Id, "nudges");
        return (framework, [.. json.Nudges.Select((nudge, place) => Nudge(nudge, framework, $"nudges[{place}]"))]);
    }

    private Item Item(ItemJson json, string at)
    {
        Require(!json.Reversed || json.Kind == ItemKind.Climate, $"{at}.reversed", "only a climate item may be reversed");
        Require((json.Kind == ItemKind.Climate) == (json.Stem == Stem.Now), $"{at}.kind", "is Climate exactly when the stem is Now");
        return new Item(
            Name(json.Id, $"{at}.id"), Name(json.Dimension, $"{at}.dimension"), json.Kind, json.Actor, json.Stem, json.Reversed, Text(json.Label, $"{at}.label"), Text(json.Text, $"{at}.text"));
    }

    private Nudge Nudge(NudgeJson json, Framework framework, string at)
    {
        Require(
            json.Minutes is >= Core.Nudges.Nudge.MinMinutes and <= Core.Nudges.Nudge.MaxMinutes,
            $"{at}.minutes",
            $"must be {Core.Nudges.Nudge.MinMinutes} to {Core.Nudges.Nudge.MaxMinutes}");
        return new Nudge(
            Name(json.Id, $"{at}.id"),
            framework.Id,
            Name(json.PracticeId, $"{at}.practiceId"),
            Text(json.Practice, $"{at}.practice"),
            Text(json.Title, $"{at}.title"),
            Text(json.Why, $"{at}.why"),
            Text(json.Act, $"{at}.act"),
            Text(json.Question, $"{at}.question"),
            json.Minutes,
            json.Actor,
            json.Level,
            json.Basis);
    }

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
