using System.Globalization;
using System.Text.RegularExpressions;

namespace LeadershipBot.Storage.Tests.Service;

/// <summary>What can be asked of one table and its rows. Not for concurrent use.</summary>
internal sealed partial class EntityOperations(TableContents contents, TableServiceSettings settings, Func<DateTimeOffset> now)
{
    private const int LargestPageBytes = 4 * 1024 * 1024;

    public ServiceResponse Answer(ServiceRequest request, string resource, Payload payload, MetadataLevel level)
    {
        if (RowResource.Match(resource) is { Success: true } one)
        {
            var address = new RowAddress(Unquote(one.Groups["partition"].Value), Unquote(one.Groups["row"].Value));
            return OnRow(request, one.Groups["table"].Value, address, payload, level);
        }

        var table = TableResource.Match(resource) is { Success: true } whole ? whole.Groups["table"].Value : throw ServiceException.InvalidResourceName;
        return request.Method switch
        {
            "POST" => Insert(request, table, payload, level),
            "GET" => Query(request, table, payload, level),
            _ => throw ServiceException.MethodNotAllowed,
        };
    }

    private static string Unquote(string key) => key.Replace("''", "'", StringComparison.Ordinal);

    private SortedDictionary<RowAddress, ServiceRow> Rows(string table) => contents.Rows(table, settings.DeletedTablesAreBusy);

    private ServiceResponse OnRow(ServiceRequest request, string table, RowAddress address, Payload payload, MetadataLevel level)
    {
        if (request.Method == "GET")
        {
            var found = Rows(table).GetValueOrDefault(address) ?? throw ServiceException.ResourceNotFound;
            return ServiceResponse.Json(200, payload.Entity(table, found, Select(request)), level).With("ETag", found.ETag);
        }

        if (request.Header("If-None-Match") is not null)
        {
            throw ServiceException.InvalidInput("If-None-Match HTTP header cannot be specified here.");
        }

        var condition = Condition(request);
        return request.Method switch
        {
            "PUT" => Update(request, table, address, condition, merge: false),
            "PATCH" or "MERGE" => Update(request, table, address, condition, merge: true),
            "DELETE" => Delete(table, address, condition ?? throw ServiceException.MissingRequiredHeader("If-Match")),
            _ => throw ServiceException.MethodNotAllowed,
        };
    }

    private static string? Condition(ServiceRequest request)
    {
        var condition = request.Header("If-Match");
        return condition is null or "*" || ETagForm.IsMatch(condition) ? condition : throw ServiceException.InvalidInput(
            $"The etag value '{condition}' specified in one of the request headers is not valid. Please make sure only one etag value is specified and is valid.");
    }

    private ServiceResponse Insert(ServiceRequest request, string table, Payload payload, MetadataLevel level)
    {
        var properties = Properties(request);
        if (!properties.Remove("PartitionKey", out var partition) || !properties.Remove("RowKey", out var rowKey))
        {
            throw ServiceException.PropertiesNeedValue;
        }

        var row = NewRow(new((string)partition, (string)rowKey), properties);
        if (Rows(table).ContainsKey(row.Address))
        {
            throw ServiceException.EntityAlreadyExists;
        }

        contents.Put(table, row.Address, row);
        var location = $"{table}(PartitionKey='{Link(row.Address.PartitionKey)}',RowKey='{Link(row.Address.RowKey)}')";
        return Created(request, () => ServiceResponse.Json(201, payload.Entity(table, row, select: null), level), location).With("ETag", row.ETag);
    }

    /// <summary>The answer to a creation, with or without what was created.</summary>
    public static ServiceResponse Created(ServiceRequest request, Func<ServiceResponse> echo, string location)
    {
        var prefer = request.Header("Prefer");
        var response = prefer == "return-no-content" ? new ServiceResponse(204).With("DataServiceId", location) : echo();
        if (prefer is "return-no-content" or "return-content")
        {
            response.With("Preference-Applied", prefer);
        }

        return response.With("Location", location);
    }

    private ServiceResponse Update(ServiceRequest request, string table, RowAddress address, string? condition, bool merge)
    {
        var properties = Properties(request);
        properties.Remove("PartitionKey");
        properties.Remove("RowKey");
        var before = Rows(table).GetValueOrDefault(address);
        Satisfy(condition, before);
        if (merge && before is not null)
        {
            foreach (var (name, value) in before.Properties)
            {
                properties.TryAdd(name, value);
            }
        }

        var row = NewRow(address, properties);
        contents.Put(table, address, row);
        return new ServiceResponse(204).With("ETag", row.ETag);
    }

    private ServiceResponse Delete(string table, RowAddress address, string condition)
    {
        Satisfy(condition, Rows(table).GetValueOrDefault(address));
        contents.Put(table, address, row: null);
        return new ServiceResponse(204);
    }

    private static void Satisfy(string? condition, ServiceRow? row)
    {
        if (condition is null)
        {
            return;
        }

        if (row is null)
        {
            throw ServiceException.ResourceNotFound;
        }

        if (condition != "*" && condition != row.ETag)
        {
            throw ServiceException.UpdateConditionNotSatisfied;
        }
    }

    private static Dictionary<string, object> Properties(ServiceRequest request) =>
        request.Header("Content-Type")?.StartsWith("application/json", StringComparison.Ordinal) == true
            ? EntityBody.Read(request.Body)
            : throw ServiceException.AtomFormatNotSupported;

    private ServiceRow NewRow(RowAddress address, Dictionary<string, object> properties)
    {
        var row = new ServiceRow(address, properties, contents.NextTimestamp(now()));
        row.Check();
        return row;
    }

    private ServiceResponse Query(ServiceRequest request, string table, Payload payload, MetadataLevel level)
    {
        var accepts = Filter.Parse(request.Query.GetValueOrDefault("$filter"));
        var most = Math.Min(Top(request), settings.Paging.PageSize);
        var select = Select(request);
        var from = Continuation.Read(request);
        var empty = settings.Paging.EmptyPages && from is not { WasEmpty: true };
        var page = new List<ServiceRow>();
        var bytes = 0L;
        ServiceRow? next = null;
        foreach (var row in Rows(table).Values.Where(row => from is not { } start || RowAddress.Order.Compare(row.Address, new(start.PartitionKey, start.RowKey ?? "")) >= 0).Where(row => accepts(row.Value)))
        {
            bytes += row.Properties.Values.Sum(value => value is string text ? text.Length * 2L : 8);
            if (empty || page.Count == most || (bytes > LargestPageBytes && page.Count > 0))
            {
                next = row;
                break;
            }

            page.Add(row);
        }

        var response = ServiceResponse.Json(200, payload.Entities(table, page, select), level);
        Continue(response, table, page, next, empty);
        return response;
    }

    private void Continue(ServiceResponse response, string table, List<ServiceRow> page, ServiceRow? next, bool empty)
    {
        if (next is not null)
        {
            var (partition, row) = next.Address;
            var first = Rows(table).Keys.First(address => address.PartitionKey == partition).RowKey == row;
            new Continuation(partition, settings.Paging.PartitionOnlyTokens && first ? null : row, empty).Write(response);
        }
        else if (settings.Paging.EmptyLastPage && page.Count > 0)
        {
            new Continuation(page[^1].Address.PartitionKey, page[^1].Address.RowKey + "\u0001", WasEmpty: true).Write(response);
        }
    }

    public static int Top(ServiceRequest request) => !request.Query.TryGetValue("$top", out var top) ? 1000
        : int.TryParse(top, CultureInfo.InvariantCulture, out var most) && most is >= 1 and <= 1000 ? most : throw ServiceException.InvalidInput("$top is 1 to 1000.");

    private static string[]? Select(ServiceRequest request) =>
        request.Query.GetValueOrDefault("$select") is { Length: > 0 } names && names != "*" ? [.. names.Split(',').Select(name => name.Trim()).Distinct()] : null;

    private static string Link(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));

    [GeneratedRegex(@"^(?<table>[A-Za-z][A-Za-z0-9]{2,62})\(PartitionKey='(?<partition>([^']|'')*)', ?RowKey='(?<row>([^']|'')*)'\)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex RowResource { get; }

    [GeneratedRegex(@"^(?<table>[A-Za-z][A-Za-z0-9]{2,62})(\(\))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex TableResource { get; }

    [GeneratedRegex(@"^W/""datetime'[^']+'""$", RegexOptions.CultureInvariant)]
    private static partial Regex ETagForm { get; }
}
