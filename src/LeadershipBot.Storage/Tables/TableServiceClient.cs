using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace LeadershipBot.Storage.Tables;

/// <summary>The tables of a storage account. Safe for concurrent use.</summary>
/// <remarks>
/// The Table service's REST protocol (learn.microsoft.com/rest/api/storageservices/table-service-rest-api). Errors of the service are
/// <see cref="TableRequestFailedException"/>; where it can't be reached, <see cref="RequestFailedException"/> or, after
/// several tries, <see cref="AggregateException"/> of it, as in every Azure client.
/// </remarks>
public sealed class TableServiceClient
{
    private readonly TableRequests _requests;

    /// <summary>An account with its key.</summary>
    /// <exception cref="FormatException">The connection string can't be used; the message does not hold it.</exception>
    public TableServiceClient(string connectionString, TableClientOptions? options = null)
        : this(
            TableConnectionString.TryParse(connectionString, out var parsed, out var problem) ? parsed : throw new FormatException($"The connection string {problem}"),
            options)
    {
    }

    /// <summary>An account with its key.</summary>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options = null)
        : this(endpoint, new SharedKeyLitePolicy(credential), options)
    {
    }

    /// <summary>An account with tokens of Entra ID.</summary>
    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options = null)
        : this(endpoint, new BearerTokenAuthenticationPolicy(tokenCredential, $"{options?.Audience ?? TableAudience.AzurePublicCloud}/.default"), options)
    {
    }

    private TableServiceClient(TableConnectionString connection, TableClientOptions? options)
        : this(connection.Endpoint, connection.Credential, options)
    {
    }

    private TableServiceClient(Uri endpoint, HttpPipelinePolicy authentication, TableClientOptions? options)
    {
        Uri = endpoint;
        _requests = new TableRequests(endpoint, authentication, options ?? new TableClientOptions());
    }

    /// <summary>The account's address.</summary>
    public Uri Uri { get; }

    /// <summary>One table, whether it is there or not.</summary>
    public TableClient GetTableClient(string tableName) => new(tableName, _requests);

    /// <summary>Makes a table.</summary>
    /// <exception cref="TableRequestFailedException">TableAlreadyExists; TableBeingDeleted: its name is not free yet.</exception>
    public async Task<Response<TableItem>> CreateTableAsync(string tableName, CancellationToken cancellationToken = default)
    {
        using var message = _requests.Create(RequestMethod.Post, "Tables");
        message.Request.Headers.Add("Prefer", "return-no-content");
        message.Request.Headers.Add(HttpHeader.Names.ContentType, TableRequests.Json);
        message.Request.Content = RequestContent.Create(JsonOf(tableName));
        return Response.FromValue(new TableItem(tableName), await _requests.SendAsync(message, success: 204, cancellationToken));
    }

    /// <summary>Makes a table, or finds it there.</summary>
    /// <returns>The table; null where it was there.</returns>
    /// <exception cref="TableRequestFailedException">TableBeingDeleted: its name is not free yet.</exception>
    public async Task<Response<TableItem>?> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default)
    {
        try
        {
            return await CreateTableAsync(tableName, cancellationToken);
        }
        catch (TableRequestFailedException error) when (error.ErrorCode == TableErrorCode.TableAlreadyExists)
        {
            return null;
        }
    }

    /// <summary>Drops a table; nothing happens where it is not there.</summary>
    /// <returns>The answer: 204, or what says that it is not there (any more).</returns>
    public async Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default)
    {
        using var message = _requests.Create(RequestMethod.Delete, $"Tables('{tableName}')");
        try
        {
            return await _requests.SendAsync(message, success: 204, cancellationToken);
        }
        catch (TableRequestFailedException error) when (error.ErrorCode is TableErrorCode.TableNotFound or TableErrorCode.ResourceNotFound or TableErrorCode.TableBeingDeleted)
        {
            return message.Response;
        }
    }

    /// <summary>The account's tables, by name.</summary>
    /// <param name="filter">Made by <see cref="TableClient.CreateQueryFilter"/>, on <c>TableName</c>; null for all.</param>
    /// <param name="maxPerPage">At most this many on a page.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public AsyncPageable<TableItem> QueryAsync(string? filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new TablePageable<TableItem>((continuation, size, token) => PageAsync(filter, continuation, size ?? maxPerPage, token), cancellationToken);

    private async Task<Page<TableItem>> PageAsync(string? filter, string? continuation, int? size, CancellationToken cancellationToken)
    {
        using var message = _requests.Create(RequestMethod.Get, "Tables");
        var uri = message.Request.Uri;
        if (size is { } top)
        {
            uri.AppendQuery("$top", $"{top}", escapeValue: false);
        }

        if (filter is not null)
        {
            uri.AppendQuery("$filter", filter);
        }

        if (continuation is not null)
        {
            uri.AppendQuery("NextTableName", continuation);
        }

        var response = await _requests.SendAsync(message, success: 200, cancellationToken);
        response.Headers.TryGetValue("x-ms-continuation-NextTableName", out var next);
        return Page<TableItem>.FromValues([.. EntityJson.ReadPage(response.Content.ToMemory().Span).Select(table => new TableItem(table.GetString("TableName")!))], next, response);
    }

    private static byte[] JsonOf(string tableName) => [.. "{\"TableName\":\""u8, .. JsonEncodedText.Encode(tableName).EncodedUtf8Bytes, .. "\"}"u8];
}
