using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LeadershipBot.Benchmarks.Load;

/// <summary>
/// One kept connection that sends requests made beforehand, one after the other. It does no more than that, so that the
/// client takes little of the processors it shares with the bot.
/// </summary>
internal sealed class HttpLane : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[512 * 1024];

    private HttpLane()
    {
    }

    public static async Task<HttpLane> ConnectAsync(Uri address)
    {
        var lane = new HttpLane();
        await lane._socket.ConnectAsync(IPAddress.Parse(address.Host), address.Port);
        return lane;
    }

    /// <summary>The status, and the body until the next request is sent.</summary>
    public async ValueTask<(int Status, ReadOnlyMemory<byte> Body)> SendAsync(ReadOnlyMemory<byte> request)
    {
        while (!request.IsEmpty)
        {
            request = request[await _socket.SendAsync(request)..];
        }

        var filled = 0;
        while (true)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(filled));
            filled += read;
            if (Read(_buffer.AsSpan(0, filled)) is { } answer)
            {
                return (answer.Status, _buffer.AsMemory(answer.Start, answer.Length));
            }

            if (read == 0)
            {
                throw new IOException("The bot ended a connection within an answer.");
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>Null while the answer is not whole.</summary>
    private static (int Status, int Start, int Length)? Read(ReadOnlySpan<byte> bytes)
    {
        var headEnd = bytes.IndexOf("\r\n\r\n"u8);
        if (headEnd < 0)
        {
            return null;
        }

        _ = Utf8Parser.TryParse(bytes["HTTP/1.1 ".Length..], out int status, out _);
        var start = headEnd + 4;
        foreach (var line in bytes[..headEnd].Split("\r\n"u8))
        {
            var header = bytes[line];
            if (After("content-length:", header) is { IsEmpty: false } length)
            {
                _ = Utf8Parser.TryParse(length, out int size, out _);
                return bytes.Length - start >= size ? (status, start, size) : null;
            }

            if (!After("transfer-encoding:", header).IsEmpty)
            {
                return bytes.EndsWith("0\r\n\r\n"u8) ? (status, start, bytes.Length - start) : null;
            }
        }

        throw new IOException("An answer does not say how long it is.");
    }

    private static ReadOnlySpan<byte> After(string name, ReadOnlySpan<byte> header) =>
        header.Length > name.Length && Ascii.EqualsIgnoreCase(header[..name.Length], name) ? header[name.Length..].TrimStart((byte)' ') : default;
}
