namespace LeadershipBot.Storage.Tests.Service;

/// <summary>A refusal in the service's own words (learn.microsoft.com/rest/api/storageservices/table-service-error-codes and common-rest-api-error-codes).</summary>
public sealed class ServiceException(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    /// <summary>Which part of a batch it was about.</summary>
    public int? Index { get; init; }

    public static ServiceException TableNotFound => new(404, "TableNotFound", "The table specified does not exist.");

    public static ServiceException ResourceNotFound => new(404, "ResourceNotFound", "The specified resource does not exist.");

    public static ServiceException EntityAlreadyExists => new(409, "EntityAlreadyExists", "The specified entity already exists.");

    public static ServiceException TableAlreadyExists => new(409, "TableAlreadyExists", "The table specified already exists.");

    public static ServiceException TableBeingDeleted => new(409, "TableBeingDeleted", "The specified table is being deleted. Try operation later.");

    public static ServiceException UpdateConditionNotSatisfied => new(412, "UpdateConditionNotSatisfied", "The update condition specified in the request was not satisfied.");

    public static ServiceException RequestBodyTooLarge => new(413, "RequestBodyTooLarge", "The request body is too large and exceeds the maximum permissible limit.");

    public static ServiceException EntityTooLarge => new(400, "EntityTooLarge", "The entity is larger than the maximum allowed size (1MB).");

    public static ServiceException PropertyValueTooLarge =>
        new(400, "PropertyValueTooLarge", "The property value exceeds the maximum allowed size (64KB). If the property value is a string, it is UTF-16 encoded and the maximum number of characters should be 32K or less.");

    public static ServiceException PropertyNameTooLong => new(400, "PropertyNameTooLong", "The property name exceeds the maximum allowed length (255).");

    public static ServiceException PropertyNameInvalid => new(400, "PropertyNameInvalid", "The property name is invalid.");

    public static ServiceException TooManyProperties => new(400, "TooManyProperties", "The entity contains more properties than allowed. Each entity can include up to 252 properties to store data. Each entity also has 3 system properties.");

    public static ServiceException PropertiesNeedValue => new(400, "PropertiesNeedValue", "The values are not specified for all properties in the entity.");

    public static ServiceException DuplicatePropertiesSpecified => new(400, "DuplicatePropertiesSpecified", "A property is specified more than one time.");

    public static ServiceException AtomFormatNotSupported => new(415, "AtomFormatNotSupported", "Atom format is not supported.");

    public static ServiceException AuthenticationFailed =>
        new(403, "AuthenticationFailed", "Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the signature.");

    public static ServiceException InvalidResourceName => new(400, "InvalidResourceName", "The specifed resource name contains invalid characters.");

    public static ServiceException MethodNotAllowed => new(405, "MethodNotAllowed", "The requested method is not allowed on the specified resource.");

    public static ServiceException InvalidInput(string message = "One of the request inputs is not valid.") => new(400, "InvalidInput", message);

    public static ServiceException OutOfRangeInput(string name) => new(400, "OutOfRangeInput", $"The '{name}' parameter is out of range.");

    public static ServiceException MissingRequiredHeader(string name) => new(400, "MissingRequiredHeader", $"An HTTP header that's mandatory for this request is not specified: {name}.");

    public static ServiceException InvalidHeaderValue(string name) => new(400, "InvalidHeaderValue", $"The value for one of the HTTP headers is not in the correct format: {name}.");

    public ServiceException At(int index) => new(status, code, Message) { Index = index };

    /// <summary>The answer, as JSON where that was asked for and as XML where nothing was.</summary>
    public ServiceResponse ToResponse(bool asJson, DateTimeOffset now)
    {
        var text = $"{(Index is { } index ? $"{index}:" : "")}{Message}\nRequestId:{Guid.NewGuid()}\nTime:{EdmTime.Format(now)}";
        return asJson
            ? ServiceResponse.Json(
                status,
                $"{{\"odata.error\":{{\"code\":\"{code}\",\"message\":{{\"lang\":\"en-US\",\"value\":{Payload.Quote(text)}}}}}}}",
                MetadataLevel.Minimal)
            : new ServiceResponse(status)
            {
                Body = System.Text.Encoding.UTF8.GetBytes($"""<?xml version="1.0" encoding="utf-8" standalone="yes"?><error xmlns="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"><code>{code}</code><message xml:lang="en-US">{System.Security.SecurityElement.Escape(text)}</message></error>"""),
            }.With("Content-Type", "application/xml;charset=utf-8");
    }
}
