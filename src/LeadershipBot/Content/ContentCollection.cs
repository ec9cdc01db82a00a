using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Content;

/// <summary>Content as it is read, file by file. An id stands once in all; an error keeps out its own entry, or its file where that can't be read.</summary>
internal sealed class ContentCollection
{
    private readonly Dictionary<string, Framework> _frameworks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Practice> _practices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Nudge> _nudges = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SeasonalInstrument> _instruments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CircleQuestion> _questions = new(StringComparer.Ordinal);

    public IReadOnlyCollection<SeasonalInstrument> Instruments => _instruments.Values;

    public IReadOnlyCollection<CircleQuestion> CircleQuestions => _questions.Values;

    public NudgeLibrary Nudges => new([.. _frameworks.Values], [.. _practices.Values], [.. _nudges.Values]);

    /// <summary>What another file builds on comes first, whatever the files' names.</summary>
    public void Add(IEnumerable<ContentFile> files, Action<ContentException> refuse)
    {
        foreach (var file in files.OrderBy(file => Order(file.Kind)).ThenBy(file => file.Path, StringComparer.Ordinal))
        {
            try
            {
                Add(file, refuse);
            }
            catch (ContentException wrong)
            {
                refuse(wrong);
            }
        }
    }

    /// <summary>What was read before and is not here (any more). A round that is open asks it, whatever became of the file since.</summary>
    public void Keep(ContentLibrary before)
    {
        foreach (var framework in before.Nudges.Frameworks)
        {
            _frameworks.TryAdd(framework.Id, framework);
        }

        foreach (var practice in before.Nudges.Practices)
        {
            _practices[practice.Id] = practice;
        }

        foreach (var instrument in before.InstrumentFiles)
        {
            _instruments[instrument.Id] = instrument;
        }
    }

    public static Item? ItemIn(Func<string, Practice?> findPractice, string id) =>
        findPractice(id.TrimEnd('b'))?.Items.FirstOrDefault(item => item.Item.Id == id)?.Item;

    private static int Order(ContentKind kind) => kind switch
    {
        ContentKind.Source => 0,
        ContentKind.Practices => 1,
        ContentKind.Nudges => 2,
        ContentKind.Instrument => 3,
        _ => 4,
    };

    private void Add(ContentFile file, Action<ContentException> refuse)
    {
        var reader = new ContentReader(file);
        switch (file.Kind)
        {
            case ContentKind.Source:
                AddOnce(_frameworks, reader, [new(reader.Source(), "id")], framework => framework.Id, refuse);
                break;
            case ContentKind.Practices:
                AddOnce(_practices, reader, reader.Practices(_frameworks.ContainsKey(file.Framework), refuse), practice => practice.Id, refuse);
                break;
            case ContentKind.Nudges:
                AddOnce(_nudges, reader, reader.Nudges(_practices.GetValueOrDefault, refuse), nudge => nudge.Id, refuse);
                break;
            case ContentKind.Instrument:
                AddOnce(_instruments, reader, [new(reader.Instrument(id => ItemIn(_practices.GetValueOrDefault, id)), "id")], instrument => instrument.Id, refuse);
                break;
            case ContentKind.Circles:
                AddOnce(_questions, reader, reader.Questions(refuse), question => question.Id, refuse);
                break;
            default:
                refuse(reader.Problem("file", "has no place here; docs/own-content.md shows the folders"));
                break;
        }
    }

    private static void AddOnce<T>(
        Dictionary<string, T> all, ContentReader reader, IEnumerable<ContentEntry<T>> entries, Func<T, string> idOf, Action<ContentException> refuse)
    {
        foreach (var entry in entries)
        {
            if (!all.TryAdd(idOf(entry.Value), entry.Value))
            {
                refuse(reader.Problem(entry.Field, $"'{idOf(entry.Value)}' stands twice, here or in another file"));
            }
        }
    }
}
