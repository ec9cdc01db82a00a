using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LeadershipBot.Storage.Tests.Service;

/// <summary>Lets in who signs with the account's key or shows its token (learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key).</summary>
internal sealed class Authorization(string account, TableServiceSettings settings, Func<DateTimeOffset> now)
{
    private static readonly TimeSpan LargestSkew = TimeSpan.FromMinutes(15);

    public void Check(ServiceRequest request)
    {
        switch (request.Header("Authorization")?.Split(' ', 2))
        {
            case ["SharedKeyLite", var signature]:
                CheckSignature(request, signature, $"{CheckedDate(request)}\n{Resource(request)}");
                break;
            case ["SharedKey", var signature]:
                CheckSignature(request, signature, $"{request.Method}\n{request.Header("Content-MD5")}\n{request.Header("Content-Type")}\n{CheckedDate(request)}\n{Resource(request)}");
                break;
            case ["Bearer", var token] when settings.Token is not null && token == settings.Token:
                break;
            case ["Bearer", _]:
                throw new ServiceException(401, "InvalidAuthenticationInfo", "Server failed to authenticate the request. Please refer to the information in the www-authenticate header.");
            default:
                throw new ServiceException(401, "NoAuthenticationInformation", "Server failed to authenticate the request. Please refer to the information in the www-authenticate header.");
        }

        CheckPermission(request);
    }

    private void CheckSignature(ServiceRequest request, string given, string toSign)
    {
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(settings.Key), Encoding.UTF8.GetBytes(toSign)));
        if (given != $"{account}:{signature}")
        {
            throw ServiceException.AuthenticationFailed;
        }
    }

    private string CheckedDate(ServiceRequest request)
    {
        var date = request.Header("x-ms-date") ?? request.Header("Date") ?? throw ServiceException.MissingRequiredHeader("x-ms-date");
        return DateTimeOffset.TryParseExact(date, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var sent)
            && (sent - now()).Duration() <= LargestSkew ? date : throw ServiceException.AuthenticationFailed;
    }

    private string Resource(ServiceRequest request) =>
        $"/{account}{request.Path}{(request.Query.TryGetValue("comp", out var comp) ? $"?comp={comp}" : "")}";

    private void CheckPermission(ServiceRequest request)
    {
        var reads = request.Method is "GET" or "HEAD";
        if (settings.Refuses switch
        {
            Refusal.Everything => new ServiceException(403, "AuthorizationPermissionMismatch", "This request is not authorized to perform this operation using this permission."),
            Refusal.WritesForLackOfRole when !reads => new ServiceException(403, "AuthorizationPermissionMismatch", "This request is not authorized to perform this operation using this permission."),
            Refusal.WritesOfAnyone when !reads => new ServiceException(403, "InsufficientAccountPermissions", "The account being accessed does not have sufficient permissions to execute this operation."),
            Refusal.Disabled => new ServiceException(403, "AccountIsDisabled", "The specified account is disabled."),
            Refusal.ByNetworkRules => new ServiceException(403, "AuthorizationFailure", "This request is not authorized to perform this operation."),
            Refusal.WritesForLackOfRoom when !reads => new ServiceException(507, "InsufficientStorage", "The account has reached its capacity limit."),
            _ => null,
        } is { } refused)
        {
            throw refused;
        }
    }
}
