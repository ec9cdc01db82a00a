using System.Globalization;

namespace LeadershipBot.Storage.Tests.Service;

/// <summary>Answers one request after the other: who asks, in which form, for what.</summary>
internal sealed class TableEndpoint(string account, TableServiceSettings settings, Func<DateTimeOffset> now)
{
    private const int LargestBody = 4 * 1024 * 1024;
    private const int MostOperations = 100;
    private readonly Lock _lock = new();
    private readonly Authorization _authorization = new(account, settings, now);

    public TableContents Contents { get; } = new();

    public void Locked(Action<TableContents> act)
    {
        lock (_lock)
        {
            act(Contents);
        }
    }

    public async Task<ServiceResponse> AnswerAsync(ServiceRequest request)
    {
        try
        {
            if (request.Path != $"/{account}" && !request.Path.StartsWith($"/{account}/", StringComparison.Ordinal))
            {
                throw ServiceException.AuthenticationFailed;
            }

            CheckHeaders(request);
            _authorization.Check(request);
            if (request.Body.Length > LargestBody)
            {
                throw ServiceException.RequestBodyTooLarge;
            }

            return request.Path == $"/{account}/$batch" ? await AnswerBatchAsync(request) : AnswerOne(request);
        }
        catch (ServiceException error)
        {
            return error.ToResponse(AcceptsJson(request), now());
        }
    }

    private static bool AcceptsJson(ServiceRequest request) => request.Header("Accept")?.Contains("json", StringComparison.Ordinal) == true;

    private static void CheckHeaders(ServiceRequest request)
    {
        var version = request.Header("x-ms-version") ?? throw ServiceException.MissingRequiredHeader("x-ms-version");
        if (!DateOnly.TryParseExact(version, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            throw ServiceException.InvalidHeaderValue("x-ms-version");
        }

        if (date < new DateOnly(2015, 12, 11))
        {
            throw new InvalidOperationException($"This service answers as from 2015-12-11 on, when Atom ended; it was asked as of {version}.");
        }

        if ((request.Header("DataServiceVersion") ?? request.Header("MaxDataServiceVersion"))?.StartsWith("3.0", StringComparison.Ordinal) != true)
        {
            throw ServiceException.InvalidHeaderValue("DataServiceVersion");
        }
    }

    private static MetadataLevel Level(ServiceRequest request)
    {
        var format = request.Query.GetValueOrDefault("$format") ?? request.Header("Accept") ?? throw ServiceException.AtomFormatNotSupported;
        return format.Replace(" ", "", StringComparison.Ordinal).Split(',')[0] switch
        {
            "application/json" or "application/json;odata=minimalmetadata" => MetadataLevel.Minimal,
            "application/json;odata=nometadata" => MetadataLevel.No,
            "application/json;odata=fullmetadata" => MetadataLevel.Full,
            "application/atom+xml" => throw ServiceException.AtomFormatNotSupported,
            _ => throw new ServiceException(415, "MediaTypeNotSupported", "None of the provided media types are supported"),
        };
    }

    private ServiceResponse AnswerOne(ServiceRequest request)
    {
        var level = Level(request);
        var payload = new Payload($"http://{request.Header("Host")}/{account}", account, level);
        var resource = Uri.UnescapeDataString(request.Path[(account.Length + 2)..]);
        lock (_lock)
        {
            return TableOperations.IsFor(resource)
                ? new TableOperations(Contents, settings).Answer(request, resource, payload, level)
                : new EntityOperations(Contents, settings, now).Answer(request, resource, payload, level);
        }
    }

    private async Task<ServiceResponse> AnswerBatchAsync(ServiceRequest batch)
    {
        if (batch.Method != "POST")
        {
            throw ServiceException.MethodNotAllowed;
        }

        var operations = await BatchReader.ReadAsync(batch, CancellationToken.None);
        try
        {
            lock (_lock)
            {
                var answers = new List<ServiceResponse>();
                Contents.Atomically(() => Perform(batch, operations, answers));
                return BatchAnswer.Write(answers);
            }
        }
        catch (ServiceException error)
        {
            // The service always says JSON here: the parts of a batch that may carry it are new enough.
            return BatchAnswer.Write([error.ToResponse(asJson: true, now())]);
        }
    }

    private void Perform(ServiceRequest batch, List<ServiceRequest> operations, List<ServiceResponse> answers)
    {
        string? table = null;
        string? partition = null;
        var rows = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < operations.Count; index++)
        {
            try
            {
                if (index == MostOperations)
                {
                    throw ServiceException.InvalidInput("The batch request operation exceeds the maximum 100 changes per change set.");
                }

                var (itsTable, address) = BatchTarget.Of(operations[index], account);
                if (partition is not null && address.PartitionKey != partition)
                {
                    throw new ServiceException(400, "CommandsInBatchActOnDifferentPartitions", "All commands in a batch must operate on same entity group.");
                }

                if (table is not null && itsTable != table)
                {
                    throw ServiceException.InvalidInput("All commands in a batch are about one table.");
                }

                if (!rows.Add(address.RowKey))
                {
                    throw new ServiceException(400, "InvalidDuplicateRow", "The batch request contains multiple changes with same row key. An entity can appear only once in a batch request.");
                }

                (table, partition) = (itsTable, address.PartitionKey);
                answers.Add(AnswerOne(Inherit(operations[index], batch)));
            }
            catch (ServiceException error)
            {
                throw error.At(index);
            }
        }
    }

    /// <summary>An operation that says nothing of the form of its answer takes the batch's.</summary>
    private static ServiceRequest Inherit(ServiceRequest operation, ServiceRequest batch)
    {
        var headers = new Dictionary<string, string>(operation.Headers, StringComparer.OrdinalIgnoreCase);
        headers.TryAdd("Accept", batch.Header("Accept") ?? "application/atom+xml");
        headers.TryAdd("Host", batch.Header("Host") ?? "");
        return operation with { Headers = headers };
    }
}
