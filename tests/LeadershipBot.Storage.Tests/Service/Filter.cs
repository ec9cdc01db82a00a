namespace LeadershipBot.Storage.Tests.Service;

/// <summary>Decides which rows a query gives.</summary>
internal sealed class Filter
{
    private const int MostComparisons = 15;
    private readonly List<FilterToken> _tokens;
    private int _at;
    private int _comparisons;

    private Filter(List<FilterToken> tokens) => _tokens = tokens;

    /// <summary>What a filter means; a row is known by the values of its properties, null where it has none of that name.</summary>
    public static Func<Func<string, object?>, bool> Parse(string? filter)
    {
        if (string.IsNullOrEmpty(filter))
        {
            return _ => true;
        }

        var parser = new Filter(FilterTokens.Read(filter));
        var accepts = parser.Or();
        return parser._at == parser._tokens.Count ? accepts : throw parser.Unexpected();
    }

    private Func<Func<string, object?>, bool> Or()
    {
        var left = And();
        while (Take("or"))
        {
            var (first, second) = (left, And());
            left = row => first(row) || second(row);
        }

        return left;
    }

    private Func<Func<string, object?>, bool> And()
    {
        var left = Not();
        while (Take("and"))
        {
            var (first, second) = (left, Not());
            left = row => first(row) && second(row);
        }

        return left;
    }

    private Func<Func<string, object?>, bool> Not()
    {
        if (!Take("not"))
        {
            return Comparison();
        }

        var inner = Not();
        return row => !inner(row);
    }

    private Func<Func<string, object?>, bool> Comparison()
    {
        if (Take("("))
        {
            var inner = Or();
            return Take(")") ? inner : throw Unexpected();
        }

        var left = Operand();
        if (Operator() is not { } holds)
        {
            return row => left(row) is true;
        }

        if (++_comparisons > MostComparisons)
        {
            throw ServiceException.InvalidInput("A filter has at most 15 comparisons.");
        }

        var right = Operand();
        return row => holds(left(row), right(row));
    }

    private Func<Func<string, object?>, object?> Operand()
    {
        var token = _at < _tokens.Count ? _tokens[_at++] : throw Unexpected();
        if (token.Literal is { } literal)
        {
            return _ => literal;
        }

        return char.IsLetter(token.Text[0]) || token.Text[0] == '_' ? row => row(token.Text) : throw Unexpected();
    }

    private Func<object?, object?, bool>? Operator()
    {
        Func<object?, object?, bool>? holds = (_at < _tokens.Count ? _tokens[_at].Text : "") switch
        {
            "eq" => (left, right) => Order(left, right) == 0,
            "ne" => (left, right) => Order(left, right) is not 0 and not null,
            "gt" => (left, right) => Order(left, right) > 0,
            "ge" => (left, right) => Order(left, right) >= 0,
            "lt" => (left, right) => Order(left, right) < 0,
            "le" => (left, right) => Order(left, right) <= 0,
            _ => null,
        };
        _at += holds is null ? 0 : 1;
        return holds;
    }

    /// <summary>Null where the two can't be compared: other types, or a property the row lacks.</summary>
    private static int? Order(object? left, object? right) => (left, right) switch
    {
        (string first, string second) => string.CompareOrdinal(first, second),
        (double first, double second) when double.IsNaN(first) || double.IsNaN(second) => null,
        (byte[] first, byte[] second) => first.AsSpan().SequenceCompareTo(second),
        (IComparable first, IComparable) when first.GetType() == right.GetType() => first.CompareTo(right),
        _ => null,
    };

    private bool Take(string text)
    {
        if (_at >= _tokens.Count || _tokens[_at].Literal is not null || _tokens[_at].Text != text)
        {
            return false;
        }

        _at++;
        return true;
    }

    private ServiceException Unexpected() =>
        ServiceException.InvalidInput(_at < _tokens.Count ? $"Syntax error at '{_tokens[_at].Text}'." : "Syntax error: the filter ends too early.");
}
