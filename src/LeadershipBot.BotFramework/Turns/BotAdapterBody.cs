using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
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

    internal static async Task<BotAdapterBody> FromAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBytes)
        {
            return TooLarge;
        }

        try
        {
            return await FromAsync(request.BodyReader, request.HasJsonContentType(), cancellationToken);
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
            var json = new Utf8JsonReader(bytes);
            var activity = JsonSerializer.Deserialize(ref json, BotFrameworkJsonContext.Default.Activity);
            return activity is { Type.Length: > 0, Conversation.Id.Length: > 0 } && !json.Read() ? new Read(activity) : Malformed;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Malformed;
        }
    }
}
