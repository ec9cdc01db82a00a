using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Content;

/// <summary>Every instrument and nudge the bot ships with; read once at start.</summary>
public sealed class ContentLibrary
{
    private const string Root = "Content/";

    private const char SeasonSeparator = '+';

    // How many items of a season each instrument has room for.
    private readonly IReadOnlyDictionary<string, int> _seasonRoom;

    private ContentLibrary(IReadOnlyList<Instrument> instruments, IReadOnlyDictionary<string, int> seasonRoom, NudgeLibrary nudges)
    {
        Instruments = instruments;
        _seasonRoom = seasonRoom;
        Nudges = nudges;
    }

    /// <summary>As their files say, without a season's items; ordered by file name.</summary>
    public IReadOnlyList<Instrument> Instruments { get; }

    public NudgeLibrary Nudges { get; }

    /// <summary>
    /// The instrument with this id, or null when there is none. That of a round in a season has an id made of the file's and its
    /// season items', such as <c>first-eight+LU-1+RL-8+SP-16</c>.
    /// </summary>
    public Instrument? FindInstrument(string id)
    {
        var parts = id.Split(SeasonSeparator);
        var items = parts.Skip(1).Select(FindItem).ToList();
        return Instruments.FirstOrDefault(instrument => instrument.Id == parts[0]) is { } instrument && items.TrueForAll(item => item is not null)
            ? instrument with { Id = id, Items = [.. instrument.Items, .. items.OfType<Item>()], SeasonItems = items.Count }
            : null;
    }

    /// <summary>The instrument of a round; it must have been there when the round opened.</summary>
    public Instrument Instrument(string id) =>
        FindInstrument(id) ?? throw new InvalidOperationException($"The instrument '{id}' is not in the content any more.");

    /// <summary>The id of an instrument in a season: as many of the practices as it has room for, each with the first item that everybody can judge.</summary>
    public string InSeason(string instrumentId, IEnumerable<string> practiceIds)
    {
        var instrument = Instruments.First(candidate => candidate.Id == instrumentId);
        var items = practiceIds
            .Select(id => Nudges.FindPractice(id)?.Items.FirstOrDefault(item => item.Audience == ItemAudience.Everyone)?.Item.Id)
            .Where(id => id is not null && instrument.Items.All(item => item.Id != id))
            .Take(_seasonRoom[instrumentId]);
        return string.Join(SeasonSeparator, [instrumentId, .. items]);
    }

    /// <exception cref="ContentException">A file is malformed.</exception>
    public static ContentLibrary Load() => Read(EmbeddedFiles());

    /// <exception cref="ContentException">A file is malformed.</exception>
    public static ContentLibrary Read(IEnumerable<ContentFile> files)
    {
        var all = files.OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        var frameworks = new Dictionary<string, Framework>(StringComparer.Ordinal);
        var practices = new Dictionary<string, Practice>(StringComparer.Ordinal);
        var nudges = new Dictionary<string, Nudge>(StringComparer.Ordinal);
        var instruments = new Dictionary<string, Instrument>(StringComparer.Ordinal);
        var seasonRoom = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var file in all.Where(file => file.Kind == ContentKind.Source))
        {
            var framework = new ContentReader(file).Source();
            AddOnce(frameworks, framework.Id, framework, file, "id");
        }

        foreach (var file in all.Where(file => file.Kind == ContentKind.Practices))
        {
            foreach (var (place, practice) in new ContentReader(file).Practices(file.Framework).Index())
            {
                AddOnce(practices, practice.Id, practice, file, $"practices[{place}].id");
            }
        }

        foreach (var file in all.Where(file => file.Kind == ContentKind.Nudges))
        {
            foreach (var (place, nudge) in new ContentReader(file).Nudges(practices.GetValueOrDefault).Index())
            {
                AddOnce(nudges, nudge.Id, nudge, file, $"nudges[{place}].id");
            }
        }

        var library = new NudgeLibrary([.. frameworks.Values], [.. practices.Values], [.. nudges.Values]);
        foreach (var file in all.Where(file => file.Kind == ContentKind.Instrument))
        {
            var (instrument, room) = new ContentReader(file).Instrument(id => ItemIn(library, id));
            AddOnce(instruments, instrument.Id, instrument, file, "id");
            seasonRoom.Add(instrument.Id, room);
        }

        return new ContentLibrary([.. instruments.Values], seasonRoom, library);
    }

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

    private Item? FindItem(string id) => ItemIn(Nudges, id);

    private static Item? ItemIn(NudgeLibrary library, string id) =>
        library.FindPractice(id.TrimEnd('b'))?.Items.FirstOrDefault(item => item.Item.Id == id)?.Item;

    private static void AddOnce<T>(Dictionary<string, T> all, string id, T one, ContentFile file, string field)
    {
        if (!all.TryAdd(id, one))
        {
            throw new ContentException(file.Path, field, $"'{id}' already stands in another file");
        }
    }
}
