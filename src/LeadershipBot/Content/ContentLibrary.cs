using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Seasons;

namespace LeadershipBot.Content;

/// <summary>Every instrument, nudge and circle question: what the bot ships with, and what the agency added.</summary>
public sealed class ContentLibrary
{
    private const string Root = "Content/";

    private const char SeasonSeparator = '+';

    private volatile Snapshot _current;

    private ContentLibrary(Snapshot current) => _current = current;

    /// <summary>As their files say, without a season's items; built-in ones first, each part ordered by file name.</summary>
    public IReadOnlyList<Instrument> Instruments => _current.Instruments;

    internal IReadOnlyList<SeasonalInstrument> InstrumentFiles => _current.InstrumentFiles;

    public NudgeLibrary Nudges => _current.Nudges;

    public IReadOnlyList<CircleQuestion> CircleQuestions => _current.CircleQuestions;

    /// <summary>What was left out of the agency's own files, with the reasons; empty where all is well.</summary>
    public IReadOnlyList<ContentException> Problems => _current.Problems;

    /// <summary>
    /// The instrument with this id, or null when there is none. That of a round in a season has an id made of the file's and its
    /// season items', such as <c>first-eight+LU-1+RL-8+SP-16</c>.
    /// </summary>
    public Instrument? FindInstrument(string id)
    {
        var current = _current;
        var parts = id.Split(SeasonSeparator);
        var items = parts.Skip(1).Select(part => ContentCollection.ItemIn(current.Nudges.FindPractice, part)).ToList();
        return current.Instruments.FirstOrDefault(instrument => instrument.Id == parts[0]) is { } instrument && items.TrueForAll(item => item is not null)
            ? instrument with { Id = id, Items = [.. instrument.Items, .. items.OfType<Item>()], SeasonItems = items.Count }
            : null;
    }

    /// <summary>The instrument of a round; it must have been there when the round opened.</summary>
    public Instrument Instrument(string id) =>
        FindInstrument(id) ?? throw new InvalidOperationException($"The instrument '{id}' is not in the content any more.");

    /// <summary>The id of an instrument in a season: as many of the practices as it has room for, each with the first item that everybody can judge.</summary>
    public string InSeason(string instrumentId, IEnumerable<string> practiceIds)
    {
        var current = _current;
        var (instrument, room) = current.InstrumentFiles.First(candidate => candidate.Id == instrumentId);
        var items = practiceIds
            .Select(id => current.Nudges.FindPractice(id)?.Items.FirstOrDefault(item => item.Audience == ItemAudience.Everyone)?.Item.Id)
            .Where(id => id is not null && instrument.Items.All(item => item.Id != id))
            .Take(room);
        return string.Join(SeasonSeparator, [instrumentId, .. items]);
    }

    /// <summary>What the bot ships with.</summary>
    /// <exception cref="ContentException">A file is malformed.</exception>
    public static ContentLibrary Load() => Read(EmbeddedFiles());

    /// <summary>Files of the bot's own must be right; of the agency's, what is wrong is left out and named in <see cref="Problems"/>.</summary>
    /// <exception cref="ContentException">A file of the bot's own is malformed.</exception>
    public static ContentLibrary Read(IEnumerable<ContentFile> own, IEnumerable<ContentFile>? ofAgency = null) =>
        new(ReadAll(own, ofAgency ?? [], before: null));

    /// <summary>
    /// Reads the agency's files anew. Instruments and practices stay as they were first read, until the bot starts again: an open round asks them.
    /// </summary>
    public void Reread(IEnumerable<ContentFile> ofAgency) => _current = ReadAll(EmbeddedFiles(), ofAgency, this);

    /// <summary>The files built into this assembly.</summary>
    public static IEnumerable<ContentFile> EmbeddedFiles()
    {
        var assembly = typeof(ContentLibrary).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Root, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            yield return new ContentFile(name[Root.Length..].Replace('\\', '/'), bytes);
        }
    }

    private static Snapshot ReadAll(IEnumerable<ContentFile> own, IEnumerable<ContentFile> ofAgency, ContentLibrary? before)
    {
        var collection = new ContentCollection();
        var problems = new List<ContentException>();

        // Seasons are the bot's own only: an agency chooses its in a chat.
        collection.Add(own.Where(file => file.Path != ShippedSeasons.File), problem => throw problem);
        collection.Add(ofAgency, problems.Add);
        if (before is not null)
        {
            collection.Keep(before);
        }

        return new([.. collection.Instruments], collection.Nudges, [.. collection.CircleQuestions], problems);
    }

    private sealed record Snapshot(
        IReadOnlyList<SeasonalInstrument> InstrumentFiles, NudgeLibrary Nudges, IReadOnlyList<CircleQuestion> CircleQuestions, IReadOnlyList<ContentException> Problems)
    {
        public IReadOnlyList<Instrument> Instruments { get; } = [.. InstrumentFiles.Select(file => file.Instrument)];
    }
}
