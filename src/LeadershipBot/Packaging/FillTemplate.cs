using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadershipBot.Packaging;

/// <summary>Makes an agency's own app of the template.</summary>
public static class FillTemplate
{
    private const string TemplateName = "LeadershipBot";
    private static readonly string[] Named = ["name", "description"];

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="request">One without problems.</param>
    public static AppFiles With(AppRequest request)
    {
        var template = AppFiles.Template;
        var manifest = template.FindJson(AppFiles.Manifest)!;
        var spanish = template.FindJson(AppFiles.Spanish)!;
        Fill(manifest, request, request.AppId!.ToLowerInvariant(), request.Domain!.ToLowerInvariant());
        if (request.Name is { } name)
        {
            Rename(manifest, spanish, name.Trim());
        }

        return new([.. template.All.Select(file => KeyValuePair.Create(file.Key, file.Key switch
        {
            AppFiles.Manifest => Write(manifest),
            AppFiles.Spanish => Write(spanish),
            _ => file.Value,
        }))]);
    }

    private static void Fill(JsonObject manifest, AppRequest request, string appId, string domain)
    {
        var signIn = request.SignInAppId?.ToLowerInvariant() ?? appId;
        manifest["id"] = appId;
        manifest["version"] = request.Version ?? (string?)manifest["version"];
        manifest["bots"]![0]!["botId"] = appId;
        manifest["webApplicationInfo"] = new JsonObject { ["id"] = signIn, ["resource"] = $"api://{domain}/{signIn}" };
        manifest["validDomains"] = new JsonArray(domain);

        var developer = manifest["developer"]!;
        developer["name"] = request.DeveloperName?.Trim() ?? (string?)developer["name"];
        developer["websiteUrl"] = request.WebsiteUrl ?? $"https://{domain}/";
        developer["privacyUrl"] = request.PrivacyUrl ?? $"https://{domain}/privacy";
        developer["termsOfUseUrl"] = request.TermsUrl ?? $"https://{domain}/terms";

        foreach (var tab in manifest["staticTabs"]!.AsArray())
        {
            foreach (var address in new[] { "contentUrl", "websiteUrl" })
            {
                tab![address] = new UriBuilder((string)tab[address]!) { Host = domain, Port = -1 }.Uri.ToString();
            }
        }
    }

    /// <summary>The bot's name wherever people read it in Teams, in both languages.</summary>
    private static void Rename(JsonObject manifest, JsonObject spanish, string name)
    {
        foreach (var part in Named)
        {
            Replace(manifest[part]!.AsObject(), _ => true);
        }

        Replace(spanish, key => Array.Exists(Named, part => key.StartsWith(part + ".", StringComparison.Ordinal)));

        void Replace(JsonObject texts, Func<string, bool> isMeant)
        {
            foreach (var (key, text) in texts.ToList().Where(text => isMeant(text.Key)))
            {
                texts[key] = ((string)text!).Replace(TemplateName, name, StringComparison.Ordinal);
            }
        }
    }

    private static byte[] Write(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString(Readable) + "\n");
}
