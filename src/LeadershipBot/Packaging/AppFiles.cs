using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadershipBot.Packaging;

/// <summary>The files of a Teams app by name, in the order in which they are packed.</summary>
public sealed record AppFiles(IReadOnlyList<KeyValuePair<string, byte[]>> All)
{
    public const string Manifest = "manifest.json";
    public const string Spanish = "es.json";
    public const string Color = "color.png";
    public const string Outline = "outline.png";

    public static IReadOnlyList<string> Names { get; } = [Manifest, Spanish, Color, Outline];

    /// <summary>The folder <c>manifest/</c>, built into the program; its ids and its domain are nobody's.</summary>
    public static AppFiles Template { get; } = new([.. Names.Select(name => KeyValuePair.Create(name, Read(name)))]);

    public byte[]? Find(string name) => All.FirstOrDefault(file => string.Equals(file.Key, name, StringComparison.Ordinal)).Value;

    /// <summary>A file that is one JSON object, or null.</summary>
    public JsonObject? FindJson(string name)
    {
        try
        {
            return Find(name) is { } content ? JsonNode.Parse(content, documentOptions: new() { AllowDuplicateProperties = false }) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[] Read(string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("Manifest/" + name)
            ?? throw new InvalidOperationException($"{name} is not built into the program.");
        var content = new byte[resource.Length];
        resource.ReadExactly(content);
        return content;
    }
}
