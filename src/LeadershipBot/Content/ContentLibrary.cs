using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Content;

/// <summary>Every instrument and nudge the bot ships with; read once at start.</summary>
public sealed class ContentLibrary
{
    private const string Root = "Content/";

    private ContentLibrary(IReadOnlyList<Instrument> instruments, NudgeLibrary nudges)
    {
        Instruments = instruments;
        Nudges = nudges;
    }

    /// <summary>Ordered by file name.</summary>
    public IReadOnlyList<Instrument> Instruments { get; }

    public NudgeLibrary Nudges { get; }

    /// <summary>The instrument with this id, or null when there is none.</summary>
    public Instrument? FindInstrument(string id) =>
        Instruments.FirstOrDefault(instrument => string.Equals(instrument.Id, id, StringComparison.Ordinal));

    /// <summary>The instrument of a round; it must have been there when the round opened.</summary>
    public Instrument Instrument(string id) =>
        FindInstrument(id) ?? throw new InvalidOperationException($"The instrument '{id}' is not in the content any more.");

    /// <exception cref="ContentException">A file is malformed.</exception>
    public static ContentLibrary Load() => Read(EmbeddedFiles());

    /// <exception cref="ContentException">A file is malformed.</exception>
    public static ContentLibrary Read(IEnumerable<ContentFile> files)
    {
        var instruments = new Dictionary<string, Instrument>(StringComparer.Ordinal);
        var frameworks = new Dictionary<string, Framework>(StringComparer.Ordinal);
        var nudges = new Dictionary<string, Nudge>(StringComparer.Ordinal);
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            switch (file.Path.Split('/')[0])
            {
                case "instruments":
                    var instrument = new ContentReader(file).Instrument();
                    AddOnce(instruments, instrument.Id, instrument, file, "id");
                    break;
                case "nudges":
                    var (framework, ofFramework) = new ContentReader(file).Nudges();
                    AddOnce(frameworks, framework.Id, framework, file, "framework.id");
                    foreach (var (place, nudge) in ofFramework.Index())
                    {
                        AddOnce(nudges, nudge.Id, nudge, file, $"nudges[{place}].id");
                    }

                    break;
                default:
                    throw new ContentException(file.Path, "$", "belongs in the folder instruments or nudges");
            }
        }

        return new ContentLibrary([.. instruments.Values], new NudgeLibrary([.. frameworks.Values], [.. nudges.Values]));
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

    private static void AddOnce<T>(Dictionary<string, T> all, string id, T one, ContentFile file, string field)
    {
        if (!all.TryAdd(id, one))
        {
            throw new ContentException(file.Path, field, $"'{id}' already stands in another file");
        }
    }
}
