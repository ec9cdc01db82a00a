using System.Security.Claims;
using System.Text.Json;
using LeadershipBot.SignIn;

namespace LeadershipBot.ResultsApi;

internal static class NoteEndpoints
{
    private const string Path = "results/rounds/{round}/units/{unit}/note";

    public static void MapNotes(this IEndpointRouteBuilder api)
    {
        api.MapPut(Path, PutAsync)
            .DescribeWrite<Note>("What whoever leads a unit says beside its published numbers.")
            .Accepts<NewNote>(System.Net.Mime.MediaTypeNames.Application.Json)
            .CanBeMissing().Produces<Problem>(StatusCodes.Status400BadRequest, Problems.ContentType).Produces<Problem>(StatusCodes.Status409Conflict, Problems.ContentType)
            .Produces<Problem>(StatusCodes.Status413PayloadTooLarge, Problems.ContentType);

        // What is sent as something else than JSON is no note, and not an address that there is not.
        api.MapPut(Path, () => Problems.NoNote()).ExcludeFromDescription();
        api.MapDelete(Path, DeleteAsync).Describe("Takes it away.", StatusCodes.Status204NoContent).CanBeMissing();
    }

    private static async Task<IResult> PutAsync(
        string round, string unit, HttpContext context, ClaimsPrincipal user, WriteNote write, UnitDocuments units, CancellationToken cancellationToken)
    {
        NewNote? sent = null;
        try
        {
            sent = context.Request.HasJsonContentType() ? await context.Request.ReadFromJsonAsync(ApiJson.Default.NewNote, cancellationToken) : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // What is no note, or in letters nobody knows, is answered like none.
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Problems.LargeBody();
        }

        return sent is null ? Problems.NoNote() : await write.PutAsync(UnitEndpoints.IdOf(round), unit, sent, user.Reader(), cancellationToken) switch
        {
            NoteResult.Written(var note) => ApiAnswers.Document(context, units.NoteOf(note), ApiJson.Default.Note),
            NoteResult.NotYours => Problems.NotYours(),
            NoteResult.Empty => Problems.EmptyNote(),
            NoteResult.TooLong => Problems.LongNote(),
            NoteResult.Changed => Problems.ChangedNote(),
            NoteResult.HasNames(var names) => Problems.Names(names),
            _ => Problems.NotFound(),
        };
    }

    private static async Task<IResult> DeleteAsync(string round, string unit, ClaimsPrincipal user, WriteNote write, CancellationToken cancellationToken) =>
        await write.DeleteAsync(UnitEndpoints.IdOf(round), unit, user.Reader(), cancellationToken) switch
        {
            NoteResult.Deleted => TypedResults.NoContent(),
            NoteResult.NotYours => Problems.NotYours(),
            _ => Problems.NotFound(),
        };
}
