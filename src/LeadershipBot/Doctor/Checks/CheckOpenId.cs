using System.Runtime.CompilerServices;
using System.Text.Json;
using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.Reports;
using LeadershipBot.Settings;
using LeadershipBot.SignIn;

namespace LeadershipBot.Doctor.Checks;

/// <summary>That the keys can be read with which Teams' and people's tokens are verified, and that their issuers are as set.</summary>
public sealed class CheckOpenId(DoctorHttp http, AsSet<BotFrameworkOptions> options, AsSet<SignInOptions> signIn) : IDoctorCheck
{
    private const string Endorsement = "msteams";

    public async IAsyncEnumerable<Finding> RunAsync(DoctorVisit visit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var bot = options.Value;
        yield return await LookAsync(new("Teams", "Bot:OpenIdMetadataUrl", "Bot:TokenIssuer", bot.OpenIdMetadataUrl, bot.TokenIssuer, IsOfTeams: true), visit, cancellationToken);
        yield return signIn.Value.Audiences.Count > 0
            ? await LookAsync(
                new("Entra ID", "SignIn:MetadataUrl", "SignIn:Issuer", signIn.Value.MetadataUrlOf(bot), signIn.Value.IssuerOf(bot), IsOfTeams: false), visit, cancellationToken)
            : Finding.Warning(
                "SignIn:Audiences is not set: the results tab lets nobody in.",
                "SignIn:Audiences no está puesto: la pestaña de resultados no deja entrar a nadie.",
                new("Set SignIn:Audiences:0 to the id of the app registration for the tab.", "Ponga en SignIn:Audiences:0 el id del registro de la aplicación para la pestaña."));
    }

    private async Task<Finding> LookAsync(Issuer issuer, DoctorVisit visit, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(issuer.MetadataUrl, UriKind.Absolute, out var address) || !(address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback)))
        {
            return Finding.Broken(
                $"{issuer.UrlSetting} is no address.", $"{issuer.UrlSetting} no es una dirección.", new($"Take {issuer.UrlSetting} away.", $"Quite {issuer.UrlSetting}."));
        }

        var (metadata, problem) = await ReadAsync(address, issuer, visit, cancellationToken);
        return problem ?? await KeysAsync(metadata, address, issuer, visit, cancellationToken);
    }

    private async Task<Finding> KeysAsync(JsonElement metadata, Uri address, Issuer issuer, DoctorVisit visit, CancellationToken cancellationToken)
    {
        if (Text(metadata, "issuer") is not { } named || named != issuer.Expected)
        {
            return Finding.Broken(
                $"The metadata of {issuer.Name} names another issuer than {issuer.IssuerSetting}.",
                $"Los metadatos de {issuer.Name} nombran a otro emisor que {issuer.IssuerSetting}.",
                new($"Check Bot:Cloud, and take {issuer.IssuerSetting} and {issuer.UrlSetting} away unless they are needed.", $"Revise Bot:Cloud y quite {issuer.IssuerSetting} y {issuer.UrlSetting} si no hacen falta."));
        }

        if (!Uri.TryCreate(Text(metadata, "jwks_uri"), UriKind.Absolute, out var keys) || keys.Authority != address.Authority || keys.Scheme != address.Scheme)
        {
            return NoKeys(issuer);
        }

        var (found, problem) = await ReadAsync(keys, issuer, visit, cancellationToken);
        return problem ?? (HasKey(found, issuer)
            ? Finding.Holds($"The keys of {issuer.Name} can be read at {address.Host}, and the issuer is as set.", $"Las claves de {issuer.Name} se pueden leer en {address.Host}, y el emisor es el configurado.")
            : NoKeys(issuer));
    }

    private async Task<(JsonElement Document, Finding? Problem)> ReadAsync(Uri address, Issuer issuer, DoctorVisit visit, CancellationToken cancellationToken)
    {
        var look = await http.GetAsync(address, cancellationToken);
        visit.HearClock(look);
        switch (look)
        {
            case HttpLook.Failed(var trouble, _):
                return (default, HttpTroubles.Say(trouble, address.Host, issuer.UrlSetting));
            case HttpLook.Answered(200, var body, _) when TryParse(body, out var document):
                return (document, null);
            case HttpLook.Answered(var status, _, _):
                return (default, Finding.Broken(
                    $"{address.Host} answers {status} and no metadata.",
                    $"{address.Host} contesta {status} y no metadatos.",
                    new($"Check {issuer.UrlSetting}, Bot:TenantId and Bot:Cloud, and what stands between here and there.", $"Revise {issuer.UrlSetting}, Bot:TenantId y Bot:Cloud, y lo que haya en el camino.")));
            default:
                throw new InvalidOperationException("There is no other answer.");
        }
    }

    private static Finding NoKeys(Issuer issuer) => Finding.Broken(
        issuer.IsOfTeams ? "The metadata of Teams has no key that speaks for Teams." : $"The metadata of {issuer.Name} has no key.",
        issuer.IsOfTeams ? "Los metadatos de Teams no tienen ninguna clave que hable por Teams." : $"Los metadatos de {issuer.Name} no tienen ninguna clave.",
        new($"Check {issuer.UrlSetting} and Bot:Cloud.", $"Revise {issuer.UrlSetting} y Bot:Cloud."));

    private static bool HasKey(JsonElement document, Issuer issuer) =>
        document.ValueKind == JsonValueKind.Object && document.TryGetProperty("keys", out var keys) && keys.ValueKind == JsonValueKind.Array
        && keys.EnumerateArray().Any(key => Text(key, "kty") == "RSA" && Text(key, "kid") is { Length: > 0 } && Text(key, "n") is { Length: > 0 } && (!issuer.IsOfTeams || IsEndorsed(key)));

    private static bool IsEndorsed(JsonElement key) =>
        key.TryGetProperty("endorsements", out var listed) && listed.ValueKind == JsonValueKind.Array
        && listed.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.String && item.ValueEquals(Endorsement));

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool TryParse(string body, out JsonElement document)
    {
        document = default;
        try
        {
            document = JsonElement.Parse(body);
            return document.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private sealed record Issuer(string Name, string UrlSetting, string IssuerSetting, string MetadataUrl, string Expected, bool IsOfTeams);
}
