using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure;

namespace LeadershipBot.Storage.Tables;

/// <summary>
/// Entities as the service's JSON (learn.microsoft.com/rest/api/storageservices/payload-format-for-table-service-operations):
/// types that JSON does not have are named beside the value.
/// </summary>
internal static class EntityJson
{
    // More than the bot's own rows have; looking through many would take longer than making the text anew.
    private const int NamesRemembered = 16;
    private const string TypeSuffix = "@odata.type";
    private const string Moment = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>A moment as the service writes it: UTC, to the tick.</summary>
    public static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture);

    /// <exception cref="ArgumentException">A property is of a type the service does not have.</exception>
    public static void Write(TableEntity entity, IBufferWriter<byte> to)
    {
        using var json = new Utf8JsonWriter(to, Writing);
        json.WriteStartObject();
        foreach (var (name, value) in entity)
        {
            if (value is not null && name != nameof(TableEntity.Timestamp))
            {
                Write(json, name, value);
            }
        }

        json.WriteEndObject();
    }

    /// <summary>One entity.</summary>
    public static TableEntity ReadEntity(ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body);
        json.Read();
        return ReadEntity(ref json, []);
    }

    /// <summary>The <c>value</c> of a page.</summary>
    /// <exception cref="InvalidDataException">There is none, so that it is no page.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static List<TableEntity> ReadPage(ReadOnlySpan<byte> body)
    {
        List<TableEntity>? entities = null;
        var names = new List<string>();
        var json = new Utf8JsonReader(body);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (!json.ValueTextEquals("value"u8))
            {
                json.Skip();
                continue;
            }

            json.Read();
            entities = [];
            while (json.Read() && json.TokenType == JsonTokenType.StartObject)
            {
                entities.Add(ReadEntity(ref json, names));
            }
        }

        return entities ?? throw new InvalidDataException("The Table service answered with a page that has no value.");
    }

    /// <param name="json">At the start of the object.</param>
    /// <param name="names">Names seen before: a page's rows have the same ones.</param>
    private static TableEntity ReadEntity(ref Utf8JsonReader json, List<string> names)
    {
        var entity = new TableEntity();
        List<(string Name, string Type)>? types = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = Name(ref json, names);
            json.Read();
            if (name.EndsWith(TypeSuffix, StringComparison.Ordinal))
            {
                (types ??= []).Add((name[..^TypeSuffix.Length], json.GetString()!));
            }
            else if (name == "odata.etag")
            {
                entity.ETag = new ETag(json.GetString()!);
            }
            else if (name.StartsWith("odata.", StringComparison.Ordinal))
            {
                json.Skip();
            }
            else
            {
                entity[name] = Plain(ref json);
            }
        }

        // The type may stand before or after its value.
        foreach (var (name, type) in types ?? [])
        {
            entity[name] = Typed(type, entity[name]);
        }

        if (entity["Timestamp"] is string timestamp)
        {
            entity.Timestamp = ReadMoment(timestamp);
        }

        return entity;
    }

    private static string Name(ref Utf8JsonReader json, List<string> names)
    {
        foreach (var known in names)
        {
            if (json.ValueTextEquals(known))
            {
                return known;
            }
        }

        var name = json.GetString()!;
        if (names.Count < NamesRemembered)
        {
            names.Add(name);
        }

        return name;
    }

    private static object? Plain(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.String => json.GetString(),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null,
        JsonTokenType.Number when json.ValueSpan.IndexOfAny(".eE"u8) < 0 && json.TryGetInt32(out var number) => number,
        JsonTokenType.Number => json.GetDouble(),
        _ => throw new InvalidDataException("The Table service answered with a property that is no value."),
    };

    private static object? Typed(string type, object? value) => (type, value) switch
    {
        ("Edm.Int64", string text) => long.Parse(text, CultureInfo.InvariantCulture),
        ("Edm.Int64", int number) => (long)number,
        ("Edm.Double", int number) => (double)number,
        ("Edm.Double", string text) => ReadDouble(text),
        ("Edm.DateTime", string text) => ReadMoment(text),
        ("Edm.Guid", string text) => Guid.Parse(text, CultureInfo.InvariantCulture),
        ("Edm.Binary", string text) => Convert.FromBase64String(text),
        _ => value,
    };

    private static double ReadDouble(string text) => text switch
    {
        "NaN" => double.NaN,
        "Infinity" or "INF" => double.PositiveInfinity,
        "-Infinity" or "-INF" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    private static DateTimeOffset ReadMoment(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text when Ascii.IsValid(text):
                json.WriteString(name, text);
                break;
            case string text:
                // ASCII only on the wire: Azurite 3.37 spoils letters of several bytes where a chunk of a request ends.
                json.WriteString(name, JsonEncodedText.Encode(text, JavaScriptEncoder.Default));
                break;
            case bool truth:
                json.WriteBoolean(name, truth);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case long number:
                WriteTyped(json, name, "Edm.Int64", number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                json.WriteString(name + TypeSuffix, "Edm.Double");
                json.WriteNumber(name, number);
                break;
            case double number:
                WriteTyped(json, name, "Edm.Double", double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
                break;
            case DateTimeOffset moment:
                WriteTyped(json, name, "Edm.DateTime", Text(moment));
                break;
            case Guid guid:
                WriteTyped(json, name, "Edm.Guid", guid.ToString("D"));
                break;
            case byte[] bytes:
                WriteTyped(json, name, "Edm.Binary", Convert.ToBase64String(bytes));
                break;
            default:
                throw new ArgumentException($"The property {name} is a {value.GetType().Name}, which the Table service does not have.", nameof(value));
        }
    }

    private static void WriteTyped(Utf8JsonWriter json, string name, string type, string value)
    {
        json.WriteString(name + TypeSuffix, type);
        json.WriteString(name, value);
    }
}
