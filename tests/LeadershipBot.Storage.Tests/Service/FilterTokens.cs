using System.Globalization;
using System.Text.RegularExpressions;

namespace LeadershipBot.Storage.Tests.Service;

/// <summary>A word, a sign or a literal of a filter.</summary>
internal readonly record struct FilterToken(string Text, object? Literal = null);

/// <summary>Cuts a filter into tokens (learn.microsoft.com/rest/api/storageservices/querying-tables-and-entities).</summary>
internal static partial class FilterTokens
{
    public static List<FilterToken> Read(string filter)
    {
        var tokens = new List<FilterToken>();
        for (var at = 0; at < filter.Length;)
        {
            if (filter[at] == ' ')
            {
                at++;
                continue;
            }

            var match = Token.Match(filter, at);
            if (!match.Success)
            {
                throw ServiceException.InvalidInput($"Syntax error at position {at}.");
            }

            tokens.Add(ToToken(match));
            at += match.Length;
        }

        return tokens;
    }

    private static FilterToken ToToken(Match match)
    {
        var text = match.Value;
        try
        {
            if (match.Groups["quoted"] is { Success: true } quoted)
            {
                var value = quoted.Value[1..^1].Replace("''", "'", StringComparison.Ordinal);
                return new(text, match.Groups["prefix"].Value switch
                {
                    "" => value,
                    "guid" => Guid.ParseExact(value, "D"),
                    "datetime" => EdmTime.Parse(value, "$filter"),
                    "X" or "binary" => Convert.FromHexString(value),
                    _ => throw ServiceException.InvalidInput($"Unrecognized prefix in '{text}'."),
                });
            }

            return match.Groups["number"].Success ? new(text, Number(text)) : text switch
            {
                "true" => new(text, Literal: true),
                "false" => new(text, Literal: false),
                "NaN" => new(text, double.NaN),
                "INF" or "Infinity" => new(text, double.PositiveInfinity),
                _ => new(text),
            };
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw ServiceException.InvalidInput($"'{text}' is no literal.");
        }
    }

    private static object Number(string text) => text switch
    {
        "-INF" or "-Infinity" => (object)double.NegativeInfinity,
        [.. var digits, 'L' or 'l'] => long.Parse(digits, CultureInfo.InvariantCulture),
        _ when text.AsSpan().ContainsAny('.', 'e', 'E') => double.Parse(text, CultureInfo.InvariantCulture),
        _ => int.Parse(text, CultureInfo.InvariantCulture),
    };

    // A token ends where the next can begin: "a eq1" and "'a'b" are none.
    [GeneratedRegex(
        @"\G(((?<prefix>[A-Za-z]*)(?<quoted>'([^']|'')*')|(?<number>-(INF|Infinity)|-?\d+(\.\d+)?([eE][+-]?\d+)?[Ll]?)|[\p{L}_][\p{L}\p{Nd}_]*)(?=[ ()]|$)|[()])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Token { get; }
}
