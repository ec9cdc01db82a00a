using System.Buffers;
using Azure;
using Azure.Core;

namespace LeadershipBot.Storage.Tables;

/// <summary>The entities of a table. Safe for concurrent use. Errors are as <see cref="TableServiceClient"/> says.</summary>
public sealed class TableClient
{
    private readonly TableRequests _requests;

    internal TableClient(string name, TableRequests requests) => (Name, _requests) = (name, requests);

    /// <summary>The table's name.</summary>
    public string Name { get; }

    /// <summary>A filter whose values are written as the service's literals.</summary>
    /// <param name="filter">Such as <c>$"PartitionKey eq {key} and Age gt {18}"</c>.</param>
    /// <exception cref="ArgumentException">A value is of a type the service has no literal for.</exception>
    public static string CreateQueryFilter(FormattableString filter) => TableOdataFilter.Create(filter);

    /// <summary>An entity.</summary>
    /// <param name="partitionKey">Its partition.</param>
    /// <param name="rowKey">Its row.</param>
    /// <param name="select">The properties wanted; null for all.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="TableRequestFailedException">ResourceNotFound or TableNotFound, or what the service says.</exception>
    public async Task<Response<TableEntity>> GetEntityAsync(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
    {
        using var message = CreateGet(partitionKey, rowKey, select);
        return Read(await _requests.SendAsync(message, success: 200, cancellationToken));
    }

    /// <summary>An entity, or none where there is none or no such table.</summary>
    /// <exception cref="TableRequestFailedException">What else the service says.</exception>
    public async Task<NullableResponse<TableEntity>> GetEntityIfExistsAsync(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
    {
        using var message = CreateGet(partitionKey, rowKey, select);
        try
        {
            return Read(await _requests.SendAsync(message, success: 200, cancellationToken));
        }
        catch (TableRequestFailedException error) when (error.ErrorCode
            is TableErrorCode.ResourceNotFound or TableErrorCode.EntityNotFound or TableErrorCode.TableNotFound or TableErrorCode.TableBeingDeleted)
        {
            return new NoEntity(message.Response);
        }
    }

    /// <summary>Adds an entity.</summary>
    /// <exception cref="TableRequestFailedException">EntityAlreadyExists or TableNotFound, or what the service says.</exception>
    public async Task<Response> AddEntityAsync(TableEntity entity, CancellationToken cancellationToken = default)
    {
        using var message = _requests.Create(RequestMethod.Post, Name);
        message.Request.Headers.Add("Prefer", "return-no-content");
        AddBody(message, entity);
        return await _requests.SendAsync(message, success: 204, cancellationToken);
    }

    /// <summary>Adds an entity, or changes it whatever its version.</summary>
    /// <exception cref="TableRequestFailedException">TableNotFound, or what the service says.</exception>
    public async Task<Response> UpsertEntityAsync(TableEntity entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
    {
        using var message = CreateFor(MethodOf(mode), entity.PartitionKey, entity.RowKey);
        AddBody(message, entity);
        return await _requests.SendAsync(message, success: 204, cancellationToken);
    }

    /// <summary>Changes an entity if it still has a version.</summary>
    /// <param name="entity">The entity as it is to be.</param>
    /// <param name="ifMatch">The version; <see cref="ETag.All"/> or default for any.</param>
    /// <param name="mode">What becomes of properties it does not have.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="TableRequestFailedException">UpdateConditionNotSatisfied, ResourceNotFound or TableNotFound, or what the service says.</exception>
    public async Task<Response> UpdateEntityAsync(
        TableEntity entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
    {
        using var message = CreateFor(MethodOf(mode), entity.PartitionKey, entity.RowKey);
        message.Request.Headers.Add(HttpHeader.Names.IfMatch, VersionOf(ifMatch));
        AddBody(message, entity);
        return await _requests.SendAsync(message, success: 204, cancellationToken);
    }

    /// <summary>Removes an entity.</summary>
    /// <param name="partitionKey">Its partition.</param>
    /// <param name="rowKey">Its row.</param>
    /// <param name="ifMatch">The version it must have; <see cref="ETag.All"/> or default for any.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="TableRequestFailedException">UpdateConditionNotSatisfied, ResourceNotFound or TableNotFound, or what the service says.</exception>
    public async Task<Response> DeleteEntityAsync(string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        using var message = CreateFor(RequestMethod.Delete, partitionKey, rowKey);
        message.Request.Headers.Add(HttpHeader.Names.IfMatch, VersionOf(ifMatch));

        // An empty body keeps .NET's HTTP handler from sending the request again by itself, unseen, on a connection that broke.
        message.Request.Content = RequestContent.Create(Array.Empty<byte>());
        return await _requests.SendAsync(message, success: 204, cancellationToken);
    }

    /// <summary>The table's entities, by partition key and row key.</summary>
    /// <param name="filter">Made by <see cref="CreateQueryFilter"/>; null for all.</param>
    /// <param name="maxPerPage">At most this many on a page, 1 to 1,000; a page may be short or empty though more follow.</param>
    /// <param name="select">The properties wanted; null for all.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>The pages, each asked for when it is wanted; a <see cref="TableRequestFailedException"/> of it is thrown then.</returns>
    public AsyncPageable<TableEntity> QueryAsync(
        string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default) =>
        new TablePageable<TableEntity>((continuation, size, token) => PageAsync(filter, continuation, size ?? maxPerPage, select, token), cancellationToken);

    /// <summary>Does all operations or none.</summary>
    /// <param name="transactionActions">1 to 100, of one partition, each entity once, at most 4 MiB together.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The operations' answers in order, with their <c>ETag</c>.</returns>
    /// <exception cref="ArgumentException">The operations are no transaction; nothing was sent.</exception>
    /// <exception cref="TableTransactionFailedException">An operation could not be done, so that none was.</exception>
    public async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        var actions = transactionActions.ToList();
        var body = TableTransaction.Write($"{_requests.Address}/{Name}", actions, out var contentType);
        using var message = _requests.Create(RequestMethod.Post, "$batch");
        message.Request.Headers.Add(HttpHeader.Names.ContentType, contentType);
        message.Request.Content = RequestContent.Create(body);
        var response = await _requests.SendAsync(message, success: 202, cancellationToken);
        var answers = TableTransaction.Read(response);
        var failed = answers.Find(answer => answer.IsError);
        return failed is null && answers.Count == actions.Count
            ? Response.FromValue<IReadOnlyList<Response>>(answers, response)
            : throw TableTransaction.ErrorOf(failed, message);
    }

    private HttpMessage CreateFor(RequestMethod method, string partitionKey, string rowKey) =>
        _requests.Create(method, TableRequests.PathOf(Name, partitionKey, rowKey));

    private HttpMessage CreateGet(string partitionKey, string rowKey, IEnumerable<string>? select)
    {
        var message = CreateFor(RequestMethod.Get, partitionKey, rowKey);
        AddSelect(message, select);
        return message;
    }

    private async Task<Page<TableEntity>> PageAsync(
        string? filter, string? continuation, int? size, IEnumerable<string>? select, CancellationToken cancellationToken)
    {
        using var message = _requests.Create(RequestMethod.Get, Name + "()");
        var uri = message.Request.Uri;
        if (size is { } top)
        {
            uri.AppendQuery("$top", $"{top}", escapeValue: false);
        }

        if (filter is not null)
        {
            uri.AppendQuery("$filter", filter);
        }

        AddSelect(message, select);
        TableContinuation.Parse(continuation).AddTo(uri);
        var response = await _requests.SendAsync(message, success: 200, cancellationToken);
        return Page<TableEntity>.FromValues(EntityJson.ReadPage(response.Content.ToMemory().Span), TableContinuation.Of(response)?.ToString(), response);
    }

    private static void AddSelect(HttpMessage message, IEnumerable<string>? select)
    {
        if (select is not null)
        {
            message.Request.Uri.AppendQuery("$select", string.Join(',', select));
        }
    }

    private static void AddBody(HttpMessage message, TableEntity entity)
    {
        var body = new ArrayBufferWriter<byte>();
        EntityJson.Write(entity, body);
        message.Request.Headers.Add(HttpHeader.Names.ContentType, TableRequests.Json);
        message.Request.Content = RequestContent.Create(body.WrittenMemory);
    }

    private static Response<TableEntity> Read(Response response)
    {
        var entity = EntityJson.ReadEntity(response.Content.ToMemory().Span);
        entity.ETag = response.Headers.ETag ?? throw new InvalidDataException("The Table service answered with an entity that has no version.");
        return Response.FromValue(entity, response);
    }

    internal static RequestMethod MethodOf(TableUpdateMode mode) => mode == TableUpdateMode.Merge ? RequestMethod.Parse("MERGE") : RequestMethod.Put;

    internal static string VersionOf(ETag etag) => (etag == default ? ETag.All : etag).ToString("H");

    private sealed class NoEntity(Response response) : NullableResponse<TableEntity>
    {
        public override bool HasValue => false;

        public override TableEntity Value => throw new InvalidOperationException("There is no such entity.");

        public override Response GetRawResponse() => response;
    }
}
