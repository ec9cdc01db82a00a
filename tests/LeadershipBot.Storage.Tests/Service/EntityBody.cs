using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LeadershipBot.Storage.Tests.Service;

/// <summary>Reads the properties of a row from JSON, as strictly as the service.</summary>
internal static partial class EntityBody
{
    private const int LargestString = 32 * 1024;
    private const int LargestBinary = 64 * 1024;
    private const string Annotation = "@odata.type";

    /// <summary>All properties, keys included, without the timestamp: only the service says when.</summary>
    public static Dictionary<string, object> Read(ReadOnlyMemory<byte> json)
    {
        using var document = Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw ServiceException.InvalidInput();
        }

        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in document.RootElement.EnumerateObject())
        {
            if (!members.TryAdd(member.Name, member.Value))
            {
                throw ServiceException.DuplicatePropertiesSpecified;
            }
        }

        var properties = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in members)
        {
            if (name.StartsWith("odata.", StringComparison.Ordinal) || name.EndsWith(Annotation, StringComparison.Ordinal))
            {
                continue;
            }

            CheckName(name);
            var type = members.TryGetValue(name + Annotation, out var annotation) ? annotation.GetString() : null;
            if (name != "Timestamp" && value.ValueKind != JsonValueKind.Null)
            {
                properties.Add(name, Value(name, value, type));
            }
        }

        return properties;
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            throw ServiceException.InvalidInput();
        }
    }

    private static void CheckName(string name)
    {
        if (name.Length > 255)
        {
            throw ServiceException.PropertyNameTooLong;
        }

        if (!Identifier.IsMatch(name))
        {
            throw ServiceException.PropertyNameInvalid;
        }
    }

    private static object Value(string name, JsonElement value, string? type)
    {
        try
        {
            return (type, value.ValueKind) switch
            {
                (null or "Edm.String", JsonValueKind.String) => Short(value.GetString()!),
                (null or "Edm.Boolean", JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
                (null, JsonValueKind.Number) => Number(value),
                ("Edm.Int32", JsonValueKind.Number) => value.GetInt32(),
                ("Edm.Double", JsonValueKind.Number) => value.GetDouble(),

                // Microsoft's own clients send these as strings too; an Int64 must be one, because JavaScript's numbers are too short for it.
                ("Edm.Boolean", JsonValueKind.String) => bool.Parse(value.GetString()!),
                ("Edm.Int32", JsonValueKind.String) => int.Parse(value.GetString()!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
                ("Edm.Int64", JsonValueKind.String) => long.Parse(value.GetString()!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
                ("Edm.Double", JsonValueKind.String) => Double(value.GetString()!),
                ("Edm.DateTime", JsonValueKind.String) => EdmTime.Parse(value.GetString()!, name),
                ("Edm.Guid", JsonValueKind.String) => Guid.Parse(value.GetString()!),
                ("Edm.Binary", JsonValueKind.String) => Short(Convert.FromBase64String(value.GetString()!)),
                _ => throw ServiceException.InvalidInput(),
            };
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw ServiceException.InvalidInput();
        }
    }

    private static string Short(string text) => text.Length <= LargestString ? text : throw ServiceException.PropertyValueTooLarge;

    private static byte[] Short(byte[] bytes) => bytes.Length <= LargestBinary ? bytes : throw ServiceException.PropertyValueTooLarge;

    /// <summary>A number that says no type is an Int32 where it can be one.</summary>
    private static object Number(JsonElement value) =>
        !value.GetRawText().AsSpan().ContainsAny('.', 'e', 'E') && value.TryGetInt32(out var number) ? number : (object)value.GetDouble();

    private static double Double(string text) => text switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => double.Parse(text, NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) is var number && double.IsFinite(number)
            ? number
            : throw ServiceException.InvalidInput(),
    };

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}\p{Mn}\p{Pc}]*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Identifier { get; }
}
