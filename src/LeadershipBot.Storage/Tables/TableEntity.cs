using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Azure;

namespace LeadershipBot.Storage.Tables;

/// <summary>
/// A row as the service knows it: names and values. Values are <see cref="string"/>, <see cref="bool"/>, <see cref="int"/>,
/// <see cref="long"/>, <see cref="double"/>, <see cref="DateTimeOffset"/> (kept as UTC, to the tick), <see cref="Guid"/> or
/// bytes; null values are not stored. A value read as another type than it has is an <see cref="InvalidOperationException"/>.
/// </summary>
/// <remarks>learn.microsoft.com/rest/api/storageservices/payload-format-for-table-service-operations</remarks>
[SuppressMessage("Naming", "CA1710", Justification = "The official type's name.")]
public sealed class TableEntity : IEnumerable<KeyValuePair<string, object?>>
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    /// <summary>An entity without keys yet.</summary>
    public TableEntity()
    {
    }

    /// <summary>An entity with keys.</summary>
    /// <param name="partitionKey">At most 1 KiB, without <c>/ \ # ?</c> and control characters.</param>
    /// <param name="rowKey">As the partition key.</param>
    public TableEntity(string partitionKey, string rowKey) => (PartitionKey, RowKey) = (partitionKey, rowKey);

    /// <summary>The partition.</summary>
    public string PartitionKey
    {
        get => GetString(nameof(PartitionKey))!;
        set => _values[nameof(PartitionKey)] = value;
    }

    /// <summary>The row in its partition.</summary>
    public string RowKey
    {
        get => GetString(nameof(RowKey))!;
        set => _values[nameof(RowKey)] = value;
    }

    /// <summary>When the service wrote the row; it sets this itself.</summary>
    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(nameof(Timestamp));
        set => _values[nameof(Timestamp)] = value;
    }

    /// <summary>The version read; not sent.</summary>
    public ETag ETag { get; set; }

    /// <summary>How many properties there are, keys included.</summary>
    public int Count => _values.Count;

    /// <summary>The names of the properties, keys included.</summary>
    public IReadOnlyCollection<string> Keys => _values.Keys;

    /// <summary>A property's value; null where there is none.</summary>
    /// <param name="key">The name.</param>
    public object? this[string key]
    {
        get => _values.GetValueOrDefault(key);
        set => _values[key] = value;
    }

    /// <summary>Adds a property.</summary>
    /// <exception cref="ArgumentException">There is one of this name.</exception>
    public void Add(string key, object? value) => _values.Add(key, value);

    /// <summary>Whether there is such a property.</summary>
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <summary>Removes a property; false where there was none.</summary>
    public bool Remove(string key) => _values.Remove(key);

    /// <summary>A property's value.</summary>
    public bool TryGetValue(string key, out object? value) => _values.TryGetValue(key, out value);

    /// <summary>A text, or null where there is none.</summary>
    public string? GetString(string key) => Get<string>(key);

    /// <summary>Bytes, or null where there are none.</summary>
    public byte[]? GetBinary(string key) => Get<byte[]>(key);

    /// <summary>A truth value, or null where there is none.</summary>
    public bool? GetBoolean(string key) => GetValue<bool>(key);

    /// <summary>A 32-bit number, or null where there is none.</summary>
    public int? GetInt32(string key) => GetValue<int>(key);

    /// <summary>A 64-bit number, or null where there is none.</summary>
    public long? GetInt64(string key) => GetValue<long>(key);

    /// <summary>A floating-point number, or null where there is none.</summary>
    public double? GetDouble(string key) => GetValue<double>(key);

    /// <summary>A moment, or null where there is none.</summary>
    public DateTimeOffset? GetDateTimeOffset(string key) => GetValue<DateTimeOffset>(key);

    /// <summary>A GUID, or null where there is none.</summary>
    public Guid? GetGuid(string key) => GetValue<Guid>(key);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private T? Get<T>(string key)
        where T : class => this[key] is { } value ? value as T ?? throw WrongType<T>(key, value) : null;

    private T? GetValue<T>(string key)
        where T : struct => this[key] is { } value ? value is T found ? found : throw WrongType<T>(key, value) : null;

    private static InvalidOperationException WrongType<T>(string key, object value) =>
        new($"The property {key} is a {value.GetType().Name}, not a {typeof(T).Name}.");
}
