using System.Runtime.CompilerServices;
using Azure.Core;
using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.Reports;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;

namespace LeadershipBot.Doctor.Checks;

/// <summary>That the credential in the settings gets a token for the connector, from the right cloud and tenant, and as the right application.</summary>
public sealed class CheckIdentity(IOptions<BotFrameworkOptions> options, TokenCredential credential) : IDoctorCheck
{
    private readonly BotFrameworkOptions _bot = options.Value;

    public async IAsyncEnumerable<Finding> RunAsync(DoctorVisit visit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_bot.DevelopmentLoopback)
        {
            yield return Finding.Holds("No token is needed while Bot:DevelopmentLoopback is on.", "No hace falta token mientras Bot:DevelopmentLoopback esté activo.");
            yield break;
        }

        yield return Cloud();
        yield return _bot is { AppType: AppTypes.Certificate, CertificatePath: { } path } && BotCertificate.Problem(path) is not null
            ? IdentityTroubles.UnusableCertificate
            : await TokenAsync(cancellationToken);
    }

    private Finding Cloud()
    {
        var cloud = _bot.TeamsCloud;
        return IsOf(cloud.AuthorityHost, _bot.AuthorityHost)
            ? Finding.Holds($"Tokens are asked for where the cloud {cloud.Name} has them: {Host(_bot.AuthorityHost)}.", $"Los tokens se piden donde la nube {cloud.Name} los da: {Host(_bot.AuthorityHost)}.")
            : Finding.Broken(
                $"Bot:AuthorityHost is {Host(_bot.AuthorityHost)}, and tokens of the cloud {cloud.Name} come from {Host(cloud.AuthorityHost)}.",
                $"Bot:AuthorityHost es {Host(_bot.AuthorityHost)}, y los tokens de la nube {cloud.Name} vienen de {Host(cloud.AuthorityHost)}.",
                new("Take Bot:AuthorityHost away, or name the right cloud in Bot:Cloud.", "Quite Bot:AuthorityHost o ponga la nube correcta en Bot:Cloud."));
    }

    private async Task<Finding> TokenAsync(CancellationToken cancellationToken)
    {
        AccessToken token;
        try
        {
            token = await credential.GetTokenAsync(new([_bot.ConnectorScope]), cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && IdentityTroubles.Say(error, _bot) is { } finding)
        {
            return finding;
        }

        return Claims(token.Token) switch
        {
            ({ } tenant, _) when !tenant.Equals(_bot.TenantId, StringComparison.OrdinalIgnoreCase) => Finding.Broken(
                "The token is of another tenant than Bot:TenantId.",
                "El token es de otro inquilino que Bot:TenantId.",
                new("Set Bot:TenantId to the tenant that the identity is in, or use an identity of this tenant.", "Ponga en Bot:TenantId el inquilino de la identidad, o use una identidad de este inquilino.")),
            (_, { } app) when !app.Equals(_bot.AppId, StringComparison.OrdinalIgnoreCase) => Finding.Broken(
                "The token is for another application than Bot:AppId.",
                "El token es de otra aplicación que Bot:AppId.",
                new("Set Bot:AppId to the client id of the identity that the bot registration names.", "Ponga en Bot:AppId el id de cliente de la identidad que nombra el registro del bot.")),
            _ => Finding.Holds($"The bot gets a token for the connector ({_bot.AppType}).", $"El bot obtiene un token para el conector ({_bot.AppType})."),
        };
    }

    /// <summary>The tenant and the application of a token, as far as it tells.</summary>
    private static (string? Tenant, string? App) Claims(string token)
    {
        try
        {
            var read = new JsonWebToken(token);
            return (Text(read, "tid"), Text(read, "appid") ?? Text(read, "azp"));
        }
        catch (ArgumentException)
        {
            // Only the connector has to read it.
            return (null, null);
        }
    }

    private static string? Text(JsonWebToken token, string claim) => token.TryGetPayloadValue<string>(claim, out var value) ? value : null;

    private static bool IsOf(string expected, string address) => Host(expected) == Host(address) || new Uri(address).IsLoopback;

    private static string Host(string address) => new Uri(address).Host;
}
