using LeadershipBot.Packaging;
using Xunit;

namespace LeadershipBot.Tests.Manifest;

public sealed class IconTests
{
    private static readonly PngImage Color = PngImage.Read(AppFiles.Template.Find(AppFiles.Color)!);

    private static readonly PngImage Outline = PngImage.Read(AppFiles.Template.Find(AppFiles.Outline)!);

    [Fact]
    public void The_color_icon_is_192_by_192_and_fills_its_square()
    {
        Assert.Equal((192, 192), (Color.Width, Color.Height));
        Assert.All(Color.Pixels, pixel => Assert.Equal(byte.MaxValue, pixel.Alpha));
    }

    [Fact]
    public void The_color_icon_shows_more_than_its_background() =>
        Assert.InRange(Color.Pixels.Count(pixel => pixel != Color.Pixels[0]), Color.Pixels.Count / 10, Color.Pixels.Count * 9 / 10);

    [Fact]
    public void The_color_icon_s_background_is_the_accent_color()
    {
        var (red, green, blue, _) = Color.Pixels[0];

        Assert.Equal(
            ManifestFolder.Json("manifest.json").GetProperty("accentColor").GetString(),
            $"#{red:X2}{green:X2}{blue:X2}",
            StringComparer.Ordinal);
    }

    [Fact]
    public void The_outline_icon_is_32_by_32() => Assert.Equal((32, 32), (Outline.Width, Outline.Height));

    [Fact]
    public void The_outline_icon_is_white_wherever_it_is_seen_at_all() =>
        Assert.All(
            Outline.Pixels.Where(pixel => pixel.Alpha > 0),
            pixel => Assert.Equal((byte.MaxValue, byte.MaxValue, byte.MaxValue), (pixel.Red, pixel.Green, pixel.Blue)));

    [Fact]
    public void The_outline_icon_is_clear_around_its_lines()
    {
        Assert.Equal(0, Outline.Pixels[0].Alpha);
        Assert.InRange(Outline.Pixels.Count(pixel => pixel.Alpha == 0), Outline.Pixels.Count / 3, Outline.Pixels.Count * 9 / 10);
        Assert.Contains(Outline.Pixels, pixel => pixel.Alpha == byte.MaxValue);
    }
}
