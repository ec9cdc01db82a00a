namespace LeadershipBot.Packaging;

public enum IconKind
{
    Color,
    Outline,
}

/// <summary>Teams' two icons (learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package#app-icons).</summary>
public static class IconRules
{
    /// <summary>What is wrong with it; null where nothing is.</summary>
    public static string? Problem(byte[] content, IconKind kind)
    {
        PngImage image;
        try
        {
            image = PngImage.Read(content);
        }
        catch (InvalidDataException error)
        {
            return error.Message;
        }

        return kind == IconKind.Color ? Color(image) : Outline(image);
    }

    private static string? Color(PngImage image) => image is { Width: 192, Height: 192 } ? null : "It must be 192 by 192 pixels.";

    private static string? Outline(PngImage image) =>
        image is not { Width: 32, Height: 32 } ? "It must be 32 by 32 pixels."
        : image.Pixels.All(pixel => pixel.Alpha > 0) ? "Its background must be transparent."
        : image.Pixels.All(pixel => pixel.Alpha == 0) ? "It shows nothing."
        : image.Pixels.Any(pixel => pixel is { Alpha: > 0 } and not { Red: byte.MaxValue, Green: byte.MaxValue, Blue: byte.MaxValue }) ? "It must be white wherever it is not transparent."
        : null;
}
