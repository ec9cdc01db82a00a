using LeadershipBot.Core.Access;
using LeadershipBot.Core.Actions;
using LeadershipBot.Results;
using LeadershipBot.Roster;

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

    public sealed record HasNames(IReadOnlyList<string> Names) : NoteResult;
}

/// <summary>Takes what whoever leads a unit says beside its numbers; once more takes the place of what was said before.</summary>
public sealed class WriteNote(ReadResults results, UnitNotes notes, Agency agency, TimeProvider clock)
{
    public async Task<NoteResult> PutAsync(string? roundId, string unit, NewNote sent, Reader reader, CancellationToken cancellationToken)
    {
        var (round, refused) = await FindAsync(roundId, unit, reader, cancellationToken);
        if (refused is not null)
        {
            return refused;
        }

        if (FreeText.Clean(sent.Text) is not { } text || FreeText.Letters(text) == 0)
        {
            return new NoteResult.Empty();
        }

        if (text.Length > UnitNote.MaxText)
        {
            return new NoteResult.TooLong();
        }

        if (sent.SendAnyway != true && agency.NamesIn(text) is { Count: > 0 } names)
        {
            return new NoteResult.HasNames(names);
        }

        var note = new UnitNote(text, reader.PersonId, clock.GetUtcNow());
        await notes.PutAsync(round, unit, note, cancellationToken);
        return new NoteResult.Written(note);
    }

    public async Task<NoteResult> DeleteAsync(string? roundId, string unit, Reader reader, CancellationToken cancellationToken)
    {
        var (round, refused) = await FindAsync(roundId, unit, reader, cancellationToken);
        if (refused is not null)
        {
            return refused;
        }

        await notes.DeleteAsync(round, unit, cancellationToken);
        return new NoteResult.Deleted();
    }

    private async Task<(string Round, NoteResult? Refused)> FindAsync(string? roundId, string unit, Reader reader, CancellationToken cancellationToken) =>
        await results.HistoryAsync(roundId, reader, cancellationToken) is not { Current: var release } || UnitDocuments.Find(release, unit) is not { } node
            ? ("", new NoteResult.NotFound())
            : (release.RoundId, await results.MayNoteAsync(release.RoundId, node.Name, reader, cancellationToken) ? null : new NoteResult.NotYours());
}
