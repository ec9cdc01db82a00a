namespace LeadershipBot.Sandbox.Clock;

/// <summary>What the sandbox itself does at a time, such as "About 40 staff answer".</summary>
public sealed class Agenda
{
    private readonly Lock _gate = new();
    private readonly List<AgendaEntry> _entries = [];

    public void Add(AgendaEntry entry)
    {
        lock (_gate)
        {
            _entries.Add(entry);
        }
    }

    public IReadOnlyList<AgendaEntry> Upcoming()
    {
        lock (_gate)
        {
            return [.. _entries.OrderBy(entry => entry.At)];
        }
    }

    public IReadOnlyList<AgendaEntry> TakeDue(DateTimeOffset now)
    {
        lock (_gate)
        {
            var due = _entries.Where(entry => entry.At <= now).OrderBy(entry => entry.At).ToList();
            _entries.RemoveAll(due.Contains);
            return due;
        }
    }
}

/// <summary>One event: when, in words, and what happens. The words are asked for late because the entry may still grow.</summary>
public sealed record AgendaEntry(DateTimeOffset At, Func<string> What, Func<CancellationToken, Task> RunAsync);
