using Azure.Core;
using Azure.Identity;

namespace LeadershipBot.BotFramework.Authentication;

/// <summary>The credential of each <see cref="AppTypes"/> value, from Azure.Identity.</summary>
public static class BotCredential
{
    /// <summary>Makes the credential validated options ask for.</summary>
    public static TokenCredential Create(BotFrameworkOptions options)
    {
        var authority = new Uri(options.AuthorityHost);
        return options.AppType switch
        {
            AppTypes.UserAssignedMSI => new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(options.AppId)),
            AppTypes.SingleTenant => new ClientSecretCredential(
                options.TenantId, options.AppId, options.ClientSecret, new ClientSecretCredentialOptions { AuthorityHost = authority }),
            AppTypes.Certificate => new ClientCertificateCredential(
                options.TenantId, options.AppId, options.CertificatePath, new ClientCertificateCredentialOptions { AuthorityHost = authority }),
            _ => new None(),
        };
    }

    /// <summary>For development on loopback, where no token is ever asked for.</summary>
    private sealed class None : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new CredentialUnavailableException("Bot:AppType names no credential.");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromException<AccessToken>(new CredentialUnavailableException("Bot:AppType names no credential."));
    }
}
