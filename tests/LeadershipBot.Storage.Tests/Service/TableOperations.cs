using System.Text.RegularExpressions;

namespace LeadershipBot.Storage.Tests.Service;

/// <summary>What can be asked of the list of tables. Not for concurrent use.</summary>
internal sealed partial class TableOperations(TableContents contents, TableServiceSettings settings)
{
    private const string NextTable = "NextTableName";

    public static bool IsFor(string resource) => resource == "Tables" || resource == "Tables()" || resource.StartsWith("Tables(", StringComparison.Ordinal);

    public ServiceResponse Answer(ServiceRequest request, string resource, Payload payload, MetadataLevel level)
    {
        var named = OneTable.Match(resource) is { Success: true } match ? match.Groups["name"].Value : null;
        return (request.Method, named) switch
        {
            ("POST", null) => Create(request, payload, level),
            ("GET", null) => Query(request, payload, level),
            ("GET", { } name) when contents.Contains(name) => ServiceResponse.Json(200, payload.Table(name), level),
            ("DELETE", { } name) when contents.Contains(name) => Delete(name),
            ("GET" or "DELETE", not null) => throw ServiceException.ResourceNotFound,
            _ => throw ServiceException.MethodNotAllowed,
        };
    }

    private ServiceResponse Create(ServiceRequest request, Payload payload, MetadataLevel level)
    {
        if (request.Header("Content-Type")?.StartsWith("application/json", StringComparison.Ordinal) != true)
        {
            throw ServiceException.AtomFormatNotSupported;
        }

        var name = EntityBody.Read(request.Body).GetValueOrDefault("TableName") as string ?? throw ServiceException.PropertiesNeedValue;
        if (!TableName.IsMatch(name))
        {
            throw name.Length is < 3 or > 63
                ? new ServiceException(400, "OutOfRangeInput", "The specified resource name length is not within the permissible limits.")
                : ServiceException.InvalidResourceName;
        }

        contents.Create(name);
        return EntityOperations.Created(request, () => ServiceResponse.Json(201, payload.Table(name), level), $"Tables('{name}')");
    }

    private ServiceResponse Delete(string name)
    {
        contents.Delete(name);
        return new ServiceResponse(204);
    }

    private ServiceResponse Query(ServiceRequest request, Payload payload, MetadataLevel level)
    {
        var accepts = Filter.Parse(request.Query.GetValueOrDefault("$filter"));
        var most = Math.Min(EntityOperations.Top(request), settings.Paging.PageSize);
        var from = request.Query.TryGetValue(NextTable, out var token) ? Continuation.Decode(token) : "";
        var names = contents.Names
            .Where(name => StringComparer.OrdinalIgnoreCase.Compare(name, from) >= 0 && accepts(property => property == "TableName" ? name : null))
            .Take(most + 1).ToList();
        var response = ServiceResponse.Json(200, payload.Tables(names.Take(most)), level);
        return names.Count > most ? response.With($"x-ms-continuation-{NextTable}", Continuation.Encode(names[most])) : response;
    }

    [GeneratedRegex(@"^Tables\('(?<name>[^']+)'\)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OneTable { get; }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{2,62}$", RegexOptions.CultureInvariant)]
    private static partial Regex TableName { get; }
}
