using LeadershipBot.Content;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Tests.Content;

/// <summary>An agency's folder of content, read as the host reads it.</summary>
internal sealed class ContentFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("content-").FullName;

    public AgencyContent Read(ILoggerFactory? logs = null) =>
        new(Options.Create(new ContentOptions { Folder = Path }), (logs ?? LoggerFactory.Create(_ => { })).CreateLogger<AgencyContent>());

    public ContentFolder With(string path, string json)
    {
        var full = System.IO.Path.Combine(Path, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        File.WriteAllText(full, json);
        return this;
    }

    /// <summary>A nudge of the agency's own; <paramref name="act"/> may be as long as one likes.</summary>
    public static string Nudge(string id, string practice = "RL-8", string act = "Ask one person.", string level = "Supervisor", string more = "") => $$"""
        {
          "id": "{{id}}", "practice": "{{practice}}", "step": "Try",
          "title": { "en": "Title of {{id}}", "es": "Título de {{id}}" },
          "why": { "en": "Why.", "es": "Por qué." },
          "act": { "en": "{{act}}", "es": "Pregunte." },
          "question": { "en": "What?", "es": "¿Qué?" },
          "minutes": 5, "actor": "OnePerson", "level": "{{level}}", "basis": "Extension"{{more}}
        }
        """;

    public static string Nudges(params string[] nudges) => $$"""{ "nudges": [{{string.Join(",\n", nudges)}}] }""";

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
