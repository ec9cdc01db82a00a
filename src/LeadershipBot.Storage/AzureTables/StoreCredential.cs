using System.Diagnostics.CodeAnalysis;
using Azure.Core;

namespace LeadershipBot.Storage.AzureTables;

/// <summary>The bot's own identity; where it gets no token, the error says which setting and what to do.</summary>
internal sealed class StoreCredential(TokenCredential identity) : TokenCredential
{
    [SuppressMessage("Design", "CA1031", Justification = "Whatever an identity throws, it means that there is no token.")]
    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        try
        {
            return await identity.GetTokenAsync(requestContext, cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EntityStoreException(
                StoreProblem.Refused, "The bot's own identity gets no token for the tables in Storage:AccountUri. Look at Bot:AppType and what belongs to it.", error);
        }
    }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The store asks without waiting only.");
}
