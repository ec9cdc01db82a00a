using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Unicode;
using LeadershipBot.BotFramework.Activities;
using Microsoft.AspNetCore.Http;

namespace LeadershipBot.BotFramework.Turns;

/// <summary>What the body of a request turned out to be.</summary>
internal abstract record BotAdapterBody
{
    /// <summary>Teams' messages stay far below: a card holds at most 100 KB.</summary>
    internal const int MaxBytes = 256 * 1024;

    private BotAdapterBody()
    {
    }

    internal sealed record Read(Activity Activity) : BotAdapterBody;

    internal sealed record Unusable(int StatusCode, string Answer) : BotAdapterBody;

    private static readonly Unusable TooLarge = new(StatusCodes.Status413PayloadTooLarge, "The activity is too large.");
    private static readonly Unusable Empty = new(StatusCodes.Status400BadRequest, "The body is empty; an activity is expected.");
    private static readonly Unusable NotJson = new(StatusCodes.Status415UnsupportedMediaType, "The body must be application/json.");
    private static readonly Unusable Malformed = new(StatusCodes.Status400BadRequest, "The body is not an activity.");
    private static readonly Unusable Broken = new(StatusCodes.Status400BadRequest, "The body could not be read to its end.");

    private static readonly Unusable TooSlow = new(StatusCodes.Status408RequestTimeout, "The body took too long.");

    /// <param name="request">The request.</param>
    /// <param name="timeout">How long the body may take.</param>
    /// <param name="cancellationToken">The caller has hung up; then the answer goes nowhere.</param>
    internal static async Task<BotAdapterBody> FromAsync(HttpRequest request, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBytes)
        {
            return TooLarge;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            return await FromAsync(request.BodyReader, request.HasJsonContentType(), limit.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout })
        {
            return TooSlow;
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge;
        }
        catch (Exception exception) when (exception is BadHttpRequestException or IOException)
        {
            return Broken;
        }
    }

    private static async Task<BotAdapterBody> FromAsync(PipeReader reader, bool isJson, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            if (result.Buffer.Length > MaxBytes)
            {
                reader.AdvanceTo(result.Buffer.End);
                return TooLarge;
            }

            if (result.IsCompleted)
            {
                var body = result.Buffer.IsEmpty ? Empty : isJson ? Parse(result.Buffer) : NotJson;
                reader.AdvanceTo(result.Buffer.End);
                return body;
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private static BotAdapterBody Parse(ReadOnlySequence<byte> bytes)
    {
        try
        {
            if (!IsText(bytes))
            {
                return Malformed;
            }

            var json = new Utf8JsonReader(bytes);
            var activity = JsonSerializer.Deserialize(ref json, BotFrameworkJsonContext.Default.Activity);
            return activity is { Type.Length: > 0, Conversation.Id.Length: > 0 } && !IsDots(activity.Conversation.Id) && !IsDots(activity.Id) && !json.Read()
                ? new Read(activity)
                : Malformed;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Malformed;
        }
    }

    /// <summary>An id that would climb in the addresses that answers go to.</summary>
    private static bool IsDots(string? id) => id is "." or "..";

    /// <summary>
    /// Whether every text and name is one. JSON can hold others, bytes that are no UTF-8 and halves of pairs of code units,
    /// and whoever reads one of these late gets an exception where nobody expects it.
    /// </summary>
    private static bool IsText(ReadOnlySequence<byte> bytes)
    {
        var json = new Utf8JsonReader(bytes);
        while (json.Read())
        {
            if (json.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && json.ValueIsEscaped)
            {
                _ = json.GetString();
            }
        }

        return Utf8.IsValid(bytes.IsSingleSegment ? bytes.FirstSpan : bytes.ToArray());
    }
}
