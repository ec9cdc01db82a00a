using System.Globalization;
using LeadershipBot.Core.Organization;
using Quartz;
using YamlDotNet.RepresentationModel;

namespace LeadershipBot.Programs;

/// <summary>One mapping of the file; every reading notes what is wrong with line and field.</summary>
internal sealed class YamlSection(YamlMappingNode node, string path, DateTimeOffset now, List<InputError> errors)
{
    public void Refuse(string field, string message) => errors.Add(new(LineOf(field), path + field, message));

    public void RefuseOthers(params string[] known)
    {
        foreach (var key in node.Children.Keys.OfType<YamlScalarNode>().Where(key => !known.Contains(key.Value, StringComparer.Ordinal)))
        {
            errors.Add(new((int)key.Start.Line, path + key.Value, $"This setting is not known here; known: {string.Join(", ", known)}."));
        }
    }

    public string? Text(string field, bool required = true)
    {
        if (Child(field) is YamlScalarNode { Value: { } value } && !string.IsNullOrWhiteSpace(value))
        {
            return value.Trim();
        }

        if (required || Child(field) is not null)
        {
            Refuse(field, "A text is needed here.");
        }

        return null;
    }

    public string Id(HashSet<string> taken)
    {
        var id = Text("id");
        if (id is not null && !(id.Length is >= 2 and <= 20 && char.IsAsciiLetterLower(id[0]) && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))))
        {
            Refuse("id", "An id is 2 to 20 lower-case letters and digits, the first a letter.");
        }
        else if (id is not null && !taken.Add(id))
        {
            Refuse("id", "Another program has this id.");
        }

        return id ?? "";
    }

    public int? Number(string field, int from, int to, bool required = true)
    {
        if (Text(field, required) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to)
        {
            return number;
        }

        Refuse(field, $"A whole number from {from} to {to} is needed here.");
        return null;
    }

    /// <summary>Null when it is not there, or wrong.</summary>
    public bool? YesOrNo(string field)
    {
        if (Text(field, required: false) is not { } text)
        {
            return null;
        }

        if (text is "true" or "false")
        {
            return text == "true";
        }

        Refuse(field, "Either true or false is needed here.");
        return null;
    }

    public TimeOnly? Time(string field)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        Refuse(field, "A time of day such as 17:00 is needed here.");
        return null;
    }

    public TimeZoneInfo? Zone(string field)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) && zone.HasIanaId)
        {
            return zone;
        }

        Refuse(field, "This is not a time zone of the IANA list; write one such as America/Denver.");
        return null;
    }

    public CronExpression? Schedule(string field)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        CronExpression schedule;
        try
        {
            schedule = CronExpression.Parse(text);
        }
        catch (FormatException error)
        {
            Refuse(field, "This is not a Quartz schedule (seconds minutes hours day-of-month month day-of-week): " + error.Message);
            return null;
        }

        if (schedule.GetNextValidTimeAfter(now) is null)
        {
            Refuse(field, "This schedule never comes: its day does not exist or lies in the past.");
            return null;
        }

        return schedule;
    }

    /// <summary>The wall-clock times of a schedule from now on, where no clock is ever changed.</summary>
    public IEnumerable<DateTime> TimesOf(CronExpression schedule)
    {
        var plain = schedule.WithTimeZone(TimeZoneInfo.Utc);
        for (var next = plain.GetNextValidTimeAfter(now); next is { } time; next = plain.GetNextValidTimeAfter(time))
        {
            yield return time.DateTime;
        }
    }

    public LocalizedText? Localized(string field, bool required)
    {
        if (Child(field) is YamlMappingNode texts)
        {
            var section = new YamlSection(texts, path + field + ".", now, errors);
            section.RefuseOthers("en", "es");
            return section.Text("en") is { } english && section.Text("es") is { } spanish ? new(english, spanish) : null;
        }

        if (required || Child(field) is not null)
        {
            Refuse(field, "A text in both languages is needed here: { en: …, es: … }.");
        }

        return null;
    }

    /// <summary>What is wrong with an entry is noted at its own line.</summary>
    /// <param name="field">The list.</param>
    /// <param name="read">An entry's text; null where it is none of this list.</param>
    /// <param name="whatIsNeeded">Said where there is no list, or an empty one.</param>
    /// <param name="whatIsWrong">Said of an entry that can't be read.</param>
    public IReadOnlyList<T> List<T>(string field, Func<string, T?> read, string whatIsNeeded, string whatIsWrong)
        where T : struct
    {
        if (Child(field) is not YamlSequenceNode { Children.Count: > 0 } list)
        {
            Refuse(field, whatIsNeeded);
            return [];
        }

        var values = new List<T>();
        foreach (var entry in list.Children)
        {
            if (entry is YamlScalarNode { Value: { } text } && read(text) is { } value)
            {
                values.Add(value);
            }
            else
            {
                errors.Add(new((int)entry.Start.Line, path + field, whatIsWrong));
            }
        }

        return values;
    }

    public bool Has(string field) => Child(field) is not null;

    /// <summary>Null when it is not there, or wrong.</summary>
    public YamlSection? Section(string field)
    {
        if (Child(field) is YamlMappingNode mapping)
        {
            return new(mapping, path + field + ".", now, errors);
        }

        if (Has(field))
        {
            Refuse(field, "Named settings are needed here.");
        }

        return null;
    }

    public IEnumerable<YamlSection> Sections(string field)
    {
        if (Child(field) is null)
        {
            yield break;
        }

        if (Child(field) is not YamlSequenceNode list)
        {
            Refuse(field, "A list is needed here.");
            yield break;
        }

        foreach (var (entry, index) in list.Children.Select((entry, index) => (entry, index)))
        {
            if (entry is YamlMappingNode mapping)
            {
                yield return new(mapping, $"{path}{field}[{index}].", now, errors);
            }
            else
            {
                errors.Add(new((int)entry.Start.Line, $"{path}{field}[{index}]", "Named settings are needed here."));
            }
        }
    }

    private YamlNode? Child(string field) => node.Children.TryGetValue(new YamlScalarNode(field), out var child) ? child : null;

    private int LineOf(string field) => (int)(Child(field) ?? node).Start.Line;
}
