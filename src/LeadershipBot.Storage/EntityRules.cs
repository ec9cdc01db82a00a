using System.Buffers;

namespace LeadershipBot.Storage;

/// <summary>
/// What a store refuses before it sends anything; every store applies the same rules, so that what works on one works on
/// the other. Messages name the rule, never a key or a body.
/// </summary>
/// <remarks>Sources: the Table service's data model and its rules for entity group transactions (learn.microsoft.com).</remarks>
public static class EntityRules
{
    /// <summary>Characters in a key.</summary>
    public const int MaxKeyLength = 512;

    /// <summary>Operations in a batch.</summary>
    public const int MaxBatchOperations = 100;

    /// <summary>
    /// Bytes of UTF-16 in the bodies of one batch together: 1 MiB. The Table service takes 4 MiB a batch, and of what comes with
    /// it a character may need six bytes.
    /// </summary>
    public const int MaxBatchBytes = 1024 * 1024;

    /// <summary>Rows on a page.</summary>
    public const int MaxPageSize = 1000;

    private static readonly SearchValues<char> KeyCharacters =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Except("/\\#?")]);

    /// <summary>Checks a partition key and a row key.</summary>
    /// <exception cref="ArgumentException">A key is empty, too long or holds a character that is not allowed.</exception>
    public static void CheckKeys(string partitionKey, string rowKey)
    {
        CheckKey(partitionKey, nameof(partitionKey));
        CheckKey(rowKey, nameof(rowKey));
    }

    /// <summary>Checks the keys and the body of a row to be stored.</summary>
    /// <exception cref="ArgumentException">A key or the body is outside what <see cref="Entity"/> allows.</exception>
    public static void CheckEntity(Entity entity)
    {
        CheckKeys(entity.PartitionKey, entity.RowKey);
        CheckBody(entity.Body);
    }

    /// <summary>Checks a batch: size, one partition, each row once, keys, and bodies of rows to be stored.</summary>
    /// <exception cref="ArgumentException">A rule is broken.</exception>
    public static void CheckBatch(IReadOnlyList<BatchOperation> operations)
    {
        if (operations.Count is 0 or > MaxBatchOperations)
        {
            throw new ArgumentException($"A batch has 1 to {MaxBatchOperations} operations.", nameof(operations));
        }

        var rows = new HashSet<string>(operations.Count, StringComparer.Ordinal);
        var bytes = 0;
        foreach (var (action, entity) in operations)
        {
            CheckKeys(entity.PartitionKey, entity.RowKey);
            if (action != BatchAction.Delete)
            {
                CheckBody(entity.Body);
                bytes += entity.Body.Length * sizeof(char);
            }

            if (!string.Equals(entity.PartitionKey, operations[0].Entity.PartitionKey, StringComparison.Ordinal))
            {
                throw new ArgumentException("The operations of a batch are in one partition.", nameof(operations));
            }

            if (!rows.Add(entity.RowKey))
            {
                throw new ArgumentException("A batch touches each row once.", nameof(operations));
            }
        }

        if (bytes > MaxBatchBytes)
        {
            throw new ArgumentException($"The bodies of a batch have at most {MaxBatchBytes} bytes of UTF-16 together.", nameof(operations));
        }
    }

    /// <summary>Checks the range and the page size of a query.</summary>
    /// <exception cref="ArgumentException">A key is not allowed, a bound stands without a partition, or the page size is out of range.</exception>
    public static void CheckQuery(EntityRange range, int pageSize)
    {
        if (pageSize is < 1 or > MaxPageSize)
        {
            throw new ArgumentOutOfRangeException(nameof(pageSize), $"A page has 1 to {MaxPageSize} rows.");
        }

        if (range.PartitionKey is null && (range.FromRowKey ?? range.ToRowKey) is not null)
        {
            throw new ArgumentException("Row key bounds need a partition key.", nameof(range));
        }

        foreach (var key in (ReadOnlySpan<string?>)[range.PartitionKey, range.FromRowKey, range.ToRowKey])
        {
            if (key is not null)
            {
                CheckKey(key, nameof(range));
            }
        }
    }

    private static void CheckKey(string key, string parameter)
    {
        if (key.Length is 0 or > MaxKeyLength)
        {
            throw new ArgumentException($"A key has 1 to {MaxKeyLength} characters.", parameter);
        }

        if (key.AsSpan().ContainsAnyExcept(KeyCharacters))
        {
            throw new ArgumentException(@"A key is printable ASCII without / \ # ?.", parameter);
        }
    }

    private static void CheckBody(string body)
    {
        if (body.Length is 0 or > Entity.MaxBodyBytes / sizeof(char))
        {
            throw new ArgumentException($"A body has 1 to {Entity.MaxBodyBytes / sizeof(char)} UTF-16 code units.", nameof(body));
        }

        if (body.Contains('\0', StringComparison.Ordinal) || HasLoneSurrogate(body))
        {
            throw new ArgumentException("A body is well-formed UTF-16 without U+0000.", nameof(body));
        }
    }

    private static bool HasLoneSurrogate(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAnyInRange('\uD800', '\uDFFF'); at >= 0; at = text.IndexOfAnyInRange('\uD800', '\uDFFF'))
        {
            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
            {
                return true;
            }

            text = text[(at + 2)..];
        }

        return false;
    }
}
