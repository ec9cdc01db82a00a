using System.Globalization;

namespace LeadershipBot.Storage.Tables;

/// <summary>
/// Writes the values of an interpolated filter as the service's literals, so that no value can end its quotes
/// (learn.microsoft.com/rest/api/storageservices/querying-tables-and-entities).
/// </summary>
internal static class TableOdataFilter
{
    public static string Create(FormattableString filter)
    {
        var arguments = filter.GetArguments();
        var literals = new object?[arguments.Length];
        for (var index = 0; index < arguments.Length; index++)
        {
            literals[index] = Literal(arguments[index]);
        }

        return string.Format(CultureInfo.InvariantCulture, filter.Format, literals);
    }

    private static string Literal(object? value) => value switch
    {
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        bool truth => truth ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        double number => Number(number),
        DateTimeOffset moment => $"datetime'{EntityJson.Text(moment)}'",
        Guid guid => $"guid'{guid:D}'",
        byte[] bytes => $"X'{Convert.ToHexStringLower(bytes)}'",
        null => throw new ArgumentException("A filter compares with values; an absent property has none.", nameof(value)),
        _ => throw new ArgumentException($"The service knows no literal for a {value.GetType().Name}.", nameof(value)),
    };

    /// <summary>With a point or an exponent: without, it would be a whole number.</summary>
    private static string Number(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return double.IsFinite(number)
            ? text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0"
            : throw new ArgumentException("A filter compares with finite numbers.", nameof(number));
    }
}
