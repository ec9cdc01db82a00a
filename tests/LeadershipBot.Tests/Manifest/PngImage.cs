using System.Buffers.Binary;
using System.IO.Compression;

namespace LeadershipBot.Tests.Manifest;

/// <summary>The pixels of an 8-bit RGB or RGBA picture: as much of PNG as app icons use.</summary>
internal sealed record PngImage(int Width, int Height, IReadOnlyList<(byte Red, byte Green, byte Blue, byte Alpha)> Pixels)
{
    private const int RgbColorType = 2;

    private const int RgbaColorType = 6;

    public static PngImage Read(string path)
    {
        var file = File.ReadAllBytes(path);
        int width = 0, height = 0, channels = 0;
        using var compressed = new MemoryStream();
        for (var at = 8; at < file.Length;)
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
                        _ => throw new InvalidDataException($"{path} is not a plain 8-bit RGB or RGBA picture"),
                    };
                    break;
                case "IDAT":
                    compressed.Write(data);
                    break;
            }

            at += length + 12;
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
                    _ => throw new InvalidDataException($"There is no filter {filter}"),
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
