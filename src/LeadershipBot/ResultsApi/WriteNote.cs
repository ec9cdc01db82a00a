using LeadershipBot.Core.Access;
using LeadershipBot.Core.Actions;
using LeadershipBot.Results;
using LeadershipBot.Roster;
using LeadershipBot.Store;

namespace LeadershipBot.ResultsApi;

public abstract record NoteResult
{
    private NoteResult()
    {
    }

    public sealed record Written(UnitNote Note) : NoteResult;

    public sealed record Deleted : NoteResult;

    /// <summary>There is no such unit, or it is not for this person to see.</summary>
    public sealed record NotFound : NoteResult;

    public sealed record NotYours : NoteResult;

    public sealed record Empty : NoteResult;

    public sealed record TooLong : NoteResult;

    /// <summary>There are words of somebody else that this person has not said to replace.</summary>
    public sealed record Changed : NoteResult;

    public sealed record HasNames(IReadOnlyList<string> Names) : NoteResult;
}

/// <summary>Takes what whoever leads a unit says beside its numbers; once more takes the place of what was said before.</summary>
public sealed class WriteNote(ReadResults results, UnitNotes notes, Agency agency, TimeProvider clock)
{
    public async Task<NoteResult> PutAsync(string? roundId, string unit, NewNote sent, Reader reader, CancellationToken cancellationToken)
    {
        if (await FindAsync(roundId, unit, reader, cancellationToken) is not { } found)
        {
            return new NoteResult.NotFound();
        }

        if (!found.May.Write)
        {
            return new NoteResult.NotYours();
        }

        if (FreeText.Clean(sent.Text) is not { } text || FreeText.Letters(text) == 0)
        {
            return new NoteResult.Empty();
        }

        if (text.Length > UnitNote.MaxText)
        {
            return new NoteResult.TooLong();
        }

        if (found.There is { Value: var there } && there.By != reader.PersonId && there.Text != sent.Replaces)
        {
            return new NoteResult.Changed();
        }

        if (sent.SendAnyway != true && agency.NamesIn(text) is { Count: > 0 } names)
        {
            return new NoteResult.HasNames(names);
        }

        var note = new UnitNote(text, reader.PersonId, clock.GetUtcNow());
        return await notes.TryPutAsync(found.Round, unit, note, found.There, cancellationToken) ? new NoteResult.Written(note) : new NoteResult.Changed();
    }

    public async Task<NoteResult> DeleteAsync(string? roundId, string unit, Reader reader, CancellationToken cancellationToken)
    {
        if (await FindAsync(roundId, unit, reader, cancellationToken) is not { } found)
        {
            return new NoteResult.NotFound();
        }

        if (!found.May.Delete)
        {
            return new NoteResult.NotYours();
        }

        await notes.DeleteAsync(found.Round, unit, cancellationToken);
        return new NoteResult.Deleted();
    }

    private async Task<Found?> FindAsync(string? roundId, string unit, Reader reader, CancellationToken cancellationToken)
    {
        if (await results.HistoryAsync(roundId, reader, cancellationToken) is not { Current: var release } || UnitDocuments.Find(release, unit) is not { } node)
        {
            return null;
        }

        var there = await notes.FindAsync(release.RoundId, unit, cancellationToken);
        return new(release.RoundId, there, await results.MayNoteAsync(release.RoundId, node.Name, there?.Value, reader, cancellationToken));
    }

    private sealed record Found(string Round, Stored<UnitNote>? There, (bool Write, bool Delete) May);
}
