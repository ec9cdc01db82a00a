using System.Buffers.Binary;
using System.IO.Compression;

namespace LeadershipBot.Packaging;

/// <summary>The pixels of an 8-bit RGB or RGBA picture: as much of PNG (w3.org/TR/png-3) as app icons use.</summary>
public sealed record PngImage(int Width, int Height, IReadOnlyList<(byte Red, byte Green, byte Blue, byte Alpha)> Pixels)
{
    private const int RgbColorType = 2;

    private const int RgbaColorType = 6;

    private const int LargestSide = 1024;

    private static readonly byte[] Signature = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n'];

    /// <exception cref="InvalidDataException">It is no such picture.</exception>
    public static PngImage Read(byte[] file)
    {
        try
        {
            return file.AsSpan().StartsWith(Signature) ? ReadChunks(file) : throw new InvalidDataException("It is no PNG.");
        }
        catch (Exception error) when (error is ArgumentException or EndOfStreamException or OverflowException)
        {
            throw new InvalidDataException("It is no whole PNG.", error);
        }
    }

    private static PngImage ReadChunks(byte[] file)
    {
        int width = 0, height = 0, channels = 0;
        using var compressed = new MemoryStream();
        for (var at = Signature.Length; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var data = file.AsSpan(at + 8, length);
            switch (System.Text.Encoding.ASCII.GetString(file, at + 4, 4))
            {
                case "IHDR":
                    width = BinaryPrimitives.ReadInt32BigEndian(data);
                    height = BinaryPrimitives.ReadInt32BigEndian(data[4..]);
                    channels = (data[8], data[9], data[12]) switch
                    {
                        (8, RgbColorType, 0) => 3,
                        (8, RgbaColorType, 0) => 4,
                        _ => throw new InvalidDataException("It is no plain PNG with 8 bits a channel."),
                    };
                    break;
                case "IDAT":
                    compressed.Write(data);
                    break;
            }

            at += length + 12;
        }

        if (width is < 1 or > LargestSide || height is < 1 or > LargestSide)
        {
            throw new InvalidDataException("It is no picture of a size an icon has.");
        }

        compressed.Position = 0;
        using var scanlines = new ZLibStream(compressed, CompressionMode.Decompress);
        return new PngImage(width, height, Unfilter(scanlines, width, height, channels));
    }

    private static List<(byte Red, byte Green, byte Blue, byte Alpha)> Unfilter(Stream scanlines, int width, int height, int channels)
    {
        var pixels = new List<(byte, byte, byte, byte)>(width * height);
        var above = new byte[width * channels];
        for (var y = 0; y < height; y++)
        {
            var filter = scanlines.ReadByte();
            var line = new byte[width * channels];
            scanlines.ReadExactly(line);
            for (var i = 0; i < line.Length; i++)
            {
                int left = i < channels ? 0 : line[i - channels];
                int corner = i < channels ? 0 : above[i - channels];
                var predicted = filter switch
                {
                    0 => 0,
                    1 => left,
                    2 => above[i],
                    3 => (left + above[i]) / 2,
                    4 => Paeth(left, above[i], corner),
                    _ => throw new InvalidDataException("It is no whole PNG."),
                };
                line[i] = unchecked((byte)(line[i] + predicted));
            }

            for (var x = 0; x < width; x++)
            {
                var at = x * channels;
                pixels.Add((line[at], line[at + 1], line[at + 2], channels == 4 ? line[at + 3] : byte.MaxValue));
            }

            above = line;
        }

        return pixels;
    }

    private static int Paeth(int left, int above, int corner)
    {
        var estimate = left + above - corner;
        var (toLeft, toAbove, toCorner) = (Math.Abs(estimate - left), Math.Abs(estimate - above), Math.Abs(estimate - corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
