namespace LeadershipBot.Storage.Tables;

/// <summary>
/// Codes of the Table service in <see cref="Azure.RequestFailedException.ErrorCode"/>
/// (learn.microsoft.com/rest/api/storageservices/table-service-error-codes and common-rest-api-error-codes).
/// </summary>
public static class TableErrorCode
{
    /// <summary>409: the account is switched off (403 too).</summary>
    public const string AccountIsDisabled = "AccountIsDisabled";

    /// <summary>403: signature, key or date do not fit.</summary>
    public const string AuthenticationFailed = "AuthenticationFailed";

    /// <summary>409: an insert found the keys taken.</summary>
    public const string EntityAlreadyExists = "EntityAlreadyExists";

    /// <summary>404: no such entity, as newer versions of the service say.</summary>
    public const string EntityNotFound = "EntityNotFound";

    /// <summary>403: reading or writing is switched off for the account.</summary>
    public const string InsufficientAccountPermissions = "InsufficientAccountPermissions";

    /// <summary>401: no or no valid token.</summary>
    public const string InvalidAuthenticationInfo = "InvalidAuthenticationInfo";

    /// <summary>403: the account takes no keys.</summary>
    public const string KeyBasedAuthenticationNotPermitted = "KeyBasedAuthenticationNotPermitted";

    /// <summary>404: no such entity.</summary>
    public const string ResourceNotFound = "ResourceNotFound";

    /// <summary>409: the table is there.</summary>
    public const string TableAlreadyExists = "TableAlreadyExists";

    /// <summary>409: the table was dropped and its name is not free yet.</summary>
    public const string TableBeingDeleted = "TableBeingDeleted";

    /// <summary>404: no such table.</summary>
    public const string TableNotFound = "TableNotFound";

    /// <summary>412: the entity has another version than <c>If-Match</c> says.</summary>
    public const string UpdateConditionNotSatisfied = "UpdateConditionNotSatisfied";
}
