using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace LeadershipBot.Storage.Tables;

/// <summary>
/// Signs each try anew with the account's key (learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key, Shared
/// Key Lite for the Table service): the date, and the account with the encoded path.
/// </summary>
internal sealed class SharedKeyLitePolicy(TableSharedKeyCredential credential) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var date = TimeProvider.System.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        var resource = $"/{credential.AccountName}{message.Request.Uri.ToUri().AbsolutePath}";
        message.Request.Headers.SetValue("x-ms-date", date);
        message.Request.Headers.SetValue(
            HttpHeader.Names.Authorization, $"SharedKeyLite {credential.AccountName}:{credential.Sign($"{date}\n{resource}")}");
    }
}
