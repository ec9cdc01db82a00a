using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LeadershipBot.Packaging;

/// <summary>
/// What Teams asks of an app's files, as far as this app uses it: the limits of the schema
/// (developer.microsoft.com/json-schemas/teams/v1.30/MicrosoftTeams.schema.json, and its Localization sister), and what the schema
/// can't say (learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package, and …/tabs/how-to/authentication/tab-sso-manifest).
/// </summary>
public static partial class AppRules
{
    private const int LongestUrl = 2048;
    private const int MostCommands = 12;

    /// <summary>The oldest with which apps are shown outside Teams too (…/resources/schema/manifest-schema).</summary>
    private static readonly Version OldestSchema = new(1, 13);

    private static readonly (string Key, int Longest)[] Texts = [("name.short", 30), ("name.full", 100), ("description.short", 80), ("description.full", 4000)];

    private static readonly string[] CommandTexts = ["title", "description"];

    /// <summary>Everything that is wrong; each begins with the file's name.</summary>
    public static IReadOnlyList<string> Problems(AppFiles files)
    {
        if (files.Find(AppFiles.Manifest) is null)
        {
            return [$"{AppFiles.Manifest} is missing. The files must not be in a folder."];
        }

        if (files.FindJson(AppFiles.Manifest) is not { } manifest)
        {
            return [$"{AppFiles.Manifest} is not a JSON object."];
        }

        return [.. Shape(manifest).Concat(Ids(manifest)).Concat(Pages(manifest)).Concat(Languages(manifest, files)).Concat(Icons(manifest, files))];
    }

    internal static string? Text(JsonNode? node, params ReadOnlySpan<object> path) =>
        Find(node, path) is JsonValue value && value.GetValueKind() == JsonValueKind.String ? (string?)value : null;

    /// <param name="path">Names of members and places in arrays.</param>
    internal static JsonNode? Find(JsonNode? node, params ReadOnlySpan<object> path)
    {
        foreach (var step in path)
        {
            node = (node, step) switch
            {
                (JsonObject known, string key) => known[key],
                (JsonArray list, int place) when place < list.Count => list[place],
                _ => null,
            };
        }

        return node;
    }

    private static IEnumerable<string> Shape(JsonObject manifest)
    {
        if (!Version.TryParse(Text(manifest, "manifestVersion"), out var schema) || schema < OldestSchema)
        {
            yield return $"{AppFiles.Manifest}: manifestVersion must be {OldestSchema} or newer; this is {Text(manifest, "manifestVersion") ?? "none"}.";
        }

        if (Text(manifest, "version") is not { } version || !AppRequest.ThreeNumbers().IsMatch(version))
        {
            yield return $"{AppFiles.Manifest}: version must be three numbers such as 1.2.0.";
        }

        if (Text(manifest, "accentColor") is not { } color || !HexColor().IsMatch(color))
        {
            yield return $"{AppFiles.Manifest}: accentColor must be a color such as #1F5F57.";
        }

        if (Text(manifest, "developer", "name") is not { Length: >= 1 and <= 32 })
        {
            yield return $"{AppFiles.Manifest}: developer.name must have 1 to 32 characters.";
        }
    }

    private static IEnumerable<string> Ids(JsonObject manifest)
    {
        foreach (var (name, id) in new[]
        {
            ("id", Text(manifest, "id")),
            ("bots[0].botId", Text(manifest, "bots", 0, "botId")),
            ("webApplicationInfo.id", Text(manifest, "webApplicationInfo", "id")),
        })
        {
            if (!AppRequest.IsId(id))
            {
                yield return $"{AppFiles.Manifest}: {name} must be an application's id, a GUID; this is {(id is null ? "none" : "a placeholder or no GUID")}.";
            }
        }

        var domain = HostOf(Text(manifest, "staticTabs", 0, "contentUrl"));
        if (Text(manifest, "webApplicationInfo", "id") is { } signIn
            && domain is not null
            && !$"api://{domain}/{signIn}".Equals(Text(manifest, "webApplicationInfo", "resource"), StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{AppFiles.Manifest}: webApplicationInfo.resource must be api://{domain}/{signIn}, made of the page's domain and webApplicationInfo.id; otherwise nobody can sign in.";
        }
    }

    private static IEnumerable<string> Pages(JsonObject manifest)
    {
        var named = new (string Name, string? Url)[]
        {
            ("developer.websiteUrl", Text(manifest, "developer", "websiteUrl")),
            ("developer.privacyUrl", Text(manifest, "developer", "privacyUrl")),
            ("developer.termsOfUseUrl", Text(manifest, "developer", "termsOfUseUrl")),
            ("staticTabs[0].contentUrl", Text(manifest, "staticTabs", 0, "contentUrl")),
            ("staticTabs[0].websiteUrl", Text(manifest, "staticTabs", 0, "websiteUrl")),
        };
        foreach (var (name, url) in named)
        {
            if (url is null || !AppRequest.IsPage(url))
            {
                yield return $"{AppFiles.Manifest}: {name} must be an https address of at most {LongestUrl.ToString(CultureInfo.InvariantCulture)} characters, on a host of your own.";
            }
        }

        var page = HostOf(Text(manifest, "staticTabs", 0, "contentUrl"));
        if (page is not null && !Strings(manifest["validDomains"]).Contains(page, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"{AppFiles.Manifest}: validDomains must hold {page}, where the page is.";
        }
    }

    private static IEnumerable<string> Languages(JsonObject manifest, AppFiles files)
    {
        foreach (var problem in TextProblems(AppFiles.Manifest, key => key.Split('.') is [var part, var field] ? Text(manifest, part, field) : null))
        {
            yield return problem;
        }

        var commands = Commands(manifest);
        if (commands > MostCommands)
        {
            yield return $"{AppFiles.Manifest}: there may be {MostCommands.ToString(CultureInfo.InvariantCulture)} commands, not more.";
        }

        var others = Find(manifest, "localizationInfo", "additionalLanguages") as JsonArray;
        if (others?.Any(one => Text(one, "languageTag") is "es") != true)
        {
            yield return $"{AppFiles.Manifest}: localizationInfo.additionalLanguages must name Spanish (es) and its file.";
        }

        foreach (var file in others?.Select(one => Text(one, "file") ?? "") ?? [])
        {
            if (files.Find(file) is null)
            {
                yield return $"{file} is missing, and {AppFiles.Manifest} names it.";
            }
            else if (files.FindJson(file) is not { } translated)
            {
                yield return $"{file} is not a JSON object.";
            }
            else
            {
                foreach (var problem in TextProblems(file, key => Text(translated, key)))
                {
                    yield return problem;
                }

                foreach (var key in CommandKeys(commands).Where(key => Text(translated, key) is not { Length: >= 1 and <= 128 }))
                {
                    yield return $"{file}: {key} must have 1 to 128 characters.";
                }
            }
        }
    }

    private static IEnumerable<string> TextProblems(string file, Func<string, string?> find) => Texts
        .Where(text => find(text.Key) is not { } found || found.Trim().Length == 0 || found.Length > text.Longest)
        .Select(text => $"{file}: {text.Key} must have 1 to {text.Longest.ToString(CultureInfo.InvariantCulture)} characters.");

    private static IEnumerable<string> Icons(JsonObject manifest, AppFiles files)
    {
        foreach (var (name, kind) in new[] { ("color", IconKind.Color), ("outline", IconKind.Outline) })
        {
            var file = Text(manifest, "icons", name);
            if (file is null || files.Find(file) is not { } content)
            {
                yield return $"{file ?? name + ".png"} is missing, the icon that icons.{name} names.";
            }
            else if (IconRules.Problem(content, kind) is { } problem)
            {
                yield return $"{file}: {problem}";
            }
        }
    }

    private static int Commands(JsonObject manifest) => (Find(manifest, "bots", 0, "commandLists", 0, "commands") as JsonArray)?.Count ?? 0;

    private static IEnumerable<string> CommandKeys(int commands) => Enumerable.Range(0, commands)
        .SelectMany(_ => CommandTexts, (place, field) => string.Create(CultureInfo.InvariantCulture, $"bots[0].commandLists[0].commands[{place}].{field}"));

    internal static IEnumerable<string> Strings(JsonNode? list) => (list as JsonArray)?.Select(one => Text(one)).OfType<string>() ?? [];

    internal static string? HostOf(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.Host : null;

    [GeneratedRegex(@"^#[0-9a-fA-F]{6}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HexColor();
}
