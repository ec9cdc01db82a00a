using System.IO.Compression;
using System.Security.Cryptography;

namespace LeadershipBot.Tab;

/// <summary>One of the page's files, in memory with its compressed forms, each made when it is first asked for.</summary>
internal sealed class TabFile
{
    private static readonly string[] Compressible = ["text/", "application/json", "application/manifest+json", "image/svg+xml"];

    private readonly byte[] _content;
    private readonly string _tag;
    private readonly bool _isCompressible;
    private readonly Lazy<byte[]> _brotli;
    private readonly Lazy<byte[]> _gzip;

    public TabFile(byte[] content, string contentType, bool isHashed)
    {
        (_content, ContentType, IsHashed) = (content, contentType, isHashed);
        _tag = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16));
        _isCompressible = Compressible.Any(start => contentType.StartsWith(start, StringComparison.Ordinal));
        _brotli = new(() => Compressed(to => new BrotliStream(to, CompressionLevel.Optimal)));
        _gzip = new(() => Compressed(to => new GZipStream(to, CompressionLevel.Optimal)));
    }

    public string ContentType { get; }

    /// <summary>Whether its name changes with its content, so that it can be kept for good.</summary>
    public bool IsHashed { get; }

    /// <param name="accepts">Whether the caller reads an encoding.</param>
    /// <returns>The bytes to send, the encoding they are in, null for none, and a strong tag for just these.</returns>
    public (byte[] Content, string? Encoding, string ETag) For(Predicate<string> accepts) =>
        _isCompressible && accepts("br") ? (_brotli.Value, "br", $"\"{_tag}-br\"")
        : _isCompressible && accepts("gzip") ? (_gzip.Value, "gzip", $"\"{_tag}-gz\"")
        : (_content, null, $"\"{_tag}\"");

    private byte[] Compressed(Func<Stream, Stream> wrap)
    {
        using var to = new MemoryStream();
        using (var compressing = wrap(to))
        {
            compressing.Write(_content);
        }

        return to.ToArray();
    }
}
