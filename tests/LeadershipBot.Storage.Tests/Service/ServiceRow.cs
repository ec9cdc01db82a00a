namespace LeadershipBot.Storage.Tests.Service;

/// <summary>The place of a row.</summary>
internal readonly record struct RowAddress(string PartitionKey, string RowKey)
{
    public static IComparer<RowAddress> Order { get; } = Comparer<RowAddress>.Create((left, right) =>
        string.CompareOrdinal(left.PartitionKey, right.PartitionKey) is not 0 and var order ? order : string.CompareOrdinal(left.RowKey, right.RowKey));
}

/// <summary>A row as kept; values are string, bool, int, long, double, <see cref="DateTimeOffset"/>, <see cref="Guid"/> or byte[].</summary>
internal sealed record ServiceRow(RowAddress Address, IReadOnlyDictionary<string, object> Properties, DateTimeOffset Timestamp)
{
    private const int LargestEntity = 1024 * 1024;
    private const int LargestKey = 512;
    private const int MostProperties = 252;

    public string ETag => $"W/\"datetime'{Uri.EscapeDataString(EdmTime.Format(Timestamp))}'\"";

    public object? Value(string name) => name switch
    {
        "PartitionKey" => Address.PartitionKey,
        "RowKey" => Address.RowKey,
        "Timestamp" => Timestamp,
        _ => Properties.GetValueOrDefault(name),
    };

    /// <summary>Checks what the data model limits (learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model).</summary>
    public void Check()
    {
        CheckKey(Address.PartitionKey, "PartitionKey");
        CheckKey(Address.RowKey, "RowKey");
        if (Properties.Count > MostProperties)
        {
            throw ServiceException.TooManyProperties;
        }

        var size = 4L + ((Address.PartitionKey.Length + Address.RowKey.Length) * 2);
        foreach (var (name, value) in Properties)
        {
            size += 8 + (name.Length * 2) + Size(value);
        }

        if (size > LargestEntity)
        {
            throw ServiceException.EntityTooLarge;
        }
    }

    private static void CheckKey(string key, string name)
    {
        if (key.Length > LargestKey)
        {
            throw ServiceException.PropertyValueTooLarge;
        }

        if (key.Any(character => character is '/' or '\\' or '#' or '?' || char.IsControl(character)))
        {
            throw ServiceException.OutOfRangeInput(name);
        }
    }

    private static int Size(object value) => value switch
    {
        string text => (text.Length * 2) + 4,
        byte[] bytes => bytes.Length + 4,
        bool => 1,
        int => 4,
        Guid => 16,
        _ => 8,
    };
}
