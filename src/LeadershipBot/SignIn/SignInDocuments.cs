using LeadershipBot.BotFramework.Authentication;
using Microsoft.IdentityModel.Protocols;

namespace LeadershipBot.SignIn;

/// <summary>Reads the issuer's documents from listed hosts only, wherever the metadata says that its keys are.</summary>
public sealed class SignInDocuments(OpenIdDocuments documents) : IDocumentRetriever
{
    public Task<string> GetDocumentAsync(string address, CancellationToken cancel) =>
        SignInOptions.IsListed(address)
            ? documents.GetDocumentAsync(address, cancel)
            : throw new InvalidOperationException("The address is not on the list.");
}
