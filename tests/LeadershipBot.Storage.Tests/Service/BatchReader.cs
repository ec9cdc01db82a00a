using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace LeadershipBot.Storage.Tests.Service;

/// <summary>Reads the operations of an entity group transaction (learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions).</summary>
internal static class BatchReader
{
    public static async Task<List<ServiceRequest>> ReadAsync(ServiceRequest batch, CancellationToken cancellationToken)
    {
        try
        {
            var outer = new MultipartReader(Boundary(batch.Header("Content-Type"), "batch_"), new MemoryStream(batch.Body.ToArray()));
            var changeset = await outer.ReadNextSectionAsync(cancellationToken) ?? throw ServiceException.InvalidInput("The batch is empty.");
            var operations = await OperationsAsync(changeset, cancellationToken);
            return await outer.ReadNextSectionAsync(cancellationToken) is null ? operations : throw ServiceException.InvalidInput("A batch has one change set.");
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            throw ServiceException.InvalidInput("The batch is malformed.");
        }
    }

    private static async Task<List<ServiceRequest>> OperationsAsync(MultipartSection changeset, CancellationToken cancellationToken)
    {
        var operations = new List<ServiceRequest>();
        var inner = new MultipartReader(Boundary(changeset.ContentType, "changeset_"), changeset.Body);
        while (await inner.ReadNextSectionAsync(cancellationToken) is { } part)
        {
            if (part.ContentType != "application/http" || part.Headers?["Content-Transfer-Encoding"].ToString() != "binary")
            {
                throw ServiceException.InvalidInput("A part of a change set is application/http in binary.");
            }

            using var bytes = new MemoryStream();
            await part.Body.CopyToAsync(bytes, cancellationToken);
            operations.Add(Operation(bytes.ToArray()));
        }

        return operations;
    }

    private static string Boundary(string? contentType, string prefix) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType == "multipart/mixed"
        && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 } boundary && boundary.StartsWith(prefix, StringComparison.Ordinal)
            ? boundary
            : throw ServiceException.InvalidHeaderValue("Content-Type");

    private static ServiceRequest Operation(byte[] bytes)
    {
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        var lines = Encoding.ASCII.GetString(bytes, 0, end < 0 ? throw ServiceException.InvalidInput("An operation has headers and an empty line.") : end).Split("\r\n");
        if (lines[0].Split(' ') is not [var method, var target, "HTTP/1.1"] || !Uri.TryCreate(target, UriKind.Absolute, out _))
        {
            throw ServiceException.InvalidInput("An operation begins with a method, an absolute address and HTTP/1.1.");
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines[1..])
        {
            if (line.Split(": ", 2) is not [var name, var value] || !headers.TryAdd(name, value))
            {
                throw ServiceException.InvalidInput("A header of an operation is malformed.");
            }
        }

        var afterHost = target.IndexOf('/', target.IndexOf("://", StringComparison.Ordinal) + 3);
        var (path, query) = ServiceRequest.SplitTarget(target[afterHost..]);
        return new(method, path, query, headers, bytes.AsMemory(end + 4));
    }
}
