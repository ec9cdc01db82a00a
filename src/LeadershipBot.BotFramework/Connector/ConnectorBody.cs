using System.Buffers;

namespace LeadershipBot.BotFramework.Connector;

/// <summary>Reads an answer's body up to a limit.</summary>
internal static class ConnectorBody
{
    /// <summary>
    /// Gives the body, or nothing if it is larger than <see cref="ConnectorAnswer.MaxBody"/> or breaks off: the status has
    /// already said what happened.
    /// </summary>
    internal static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength is 0 or > ConnectorAnswer.MaxBody)
        {
            return default;
        }

        try
        {
            using var stream = await content.ReadAsStreamAsync(cancellationToken);
            var kept = new ArrayBufferWriter<byte>(1024);
            int read;
            while ((read = await stream.ReadAsync(kept.GetMemory(256), cancellationToken)) > 0)
            {
                kept.Advance(read);
                if (kept.WrittenCount > ConnectorAnswer.MaxBody)
                {
                    return default;
                }
            }

            return kept.WrittenMemory;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            return default;
        }
    }
}
