using System.Text;
using System.Text.Json.Nodes;
using LeadershipBot.Benchmarks.Bots;

namespace LeadershipBot.Benchmarks.Load;

/// <summary>A whole request to one bot, an activity's with an id that is a new one each time it is sent.</summary>
internal sealed class PreparedRequest
{
    private readonly byte[] _bytes;
    private readonly int _lastDigit;

    public PreparedRequest(MeasuredBot bot, JsonObject activity)
    {
        var body = activity.ToJsonString();
        var token = bot.Token is null ? "" : $"Authorization: Bearer {bot.Token}\r\n";
        _bytes = Encoding.UTF8.GetBytes(
            $"POST /api/messages HTTP/1.1\r\nHost: {bot.Address.Authority}\r\n{token}Content-Type: application/json; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
        _lastDigit = _bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Activities.Id)) + Activities.Id.Length - 1;
    }

    /// <summary>What a page asks for somebody who shows this token.</summary>
    public PreparedRequest(MeasuredBot bot, string path, string token)
    {
        _bytes = Encoding.UTF8.GetBytes($"GET {path} HTTP/1.1\r\nHost: {bot.Address.Authority}\r\nAuthorization: Bearer {token}\r\n\r\n");
        _lastDigit = -1;
    }

    /// <summary>The bytes to send; one caller at a time.</summary>
    public ReadOnlyMemory<byte> Next(long number)
    {
        for (var digit = _lastDigit; digit >= 0 && _bytes[digit] != ':'; digit--, number /= 10)
        {
            _bytes[digit] = (byte)('0' + (number % 10));
        }

        return _bytes;
    }
}
