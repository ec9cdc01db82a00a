using System.Text.Json.Serialization;

namespace LeadershipBot.BotFramework.Cards;

/// <summary>A table, since schema 1.5.</summary>
/// <param name="Rows">Top to bottom.</param>
public sealed record Table(params IReadOnlyList<TableRow> Rows) : CardElement
{
    /// <summary>How many columns and how wide. Cells beyond them are not shown, so a table needs one for each column.</summary>
    [JsonPropertyOrder(-1)]
    public IReadOnlyList<TableColumnDefinition> Columns { get; init; } = [];

    /// <summary>Whether the first row is announced as headers; the schema's default is true.</summary>
    public bool? FirstRowAsHeaders { get; init; }

    /// <summary>Whether lines are drawn; the schema's default is true.</summary>
    public bool? ShowGridLines { get; init; }

    /// <summary>The colour of the lines, one of <see cref="ContainerStyle"/>.</summary>
    public string? GridStyle { get; init; }

    /// <summary>One of <see cref="HorizontalAlignment"/>, for all cells.</summary>
    public string? HorizontalCellContentAlignment { get; init; }

    /// <summary><c>top</c>, <c>center</c> or <c>bottom</c>, for all cells.</summary>
    public string? VerticalCellContentAlignment { get; init; }
}

/// <summary>A column of a <see cref="Table"/>.</summary>
/// <param name="Width">Its weight beside the other columns.</param>
public sealed record TableColumnDefinition(int Width = 1)
{
    /// <summary>One of <see cref="HorizontalAlignment"/>, for the column's cells.</summary>
    public string? HorizontalCellContentAlignment { get; init; }

    /// <summary><c>top</c>, <c>center</c> or <c>bottom</c>, for the column's cells.</summary>
    public string? VerticalCellContentAlignment { get; init; }
}

/// <summary>A row of a <see cref="Table"/>.</summary>
/// <param name="Cells">In reading order.</param>
public sealed record TableRow(params IReadOnlyList<TableCell> Cells)
{
    /// <summary>Always <c>TableRow</c>.</summary>
    [JsonPropertyOrder(-2)]
    public string Type { get; } = "TableRow";

    /// <summary>One of <see cref="ContainerStyle"/>.</summary>
    public string? Style { get; init; }
}

/// <summary>A cell of a <see cref="TableRow"/>.</summary>
/// <param name="Items">Top to bottom.</param>
public sealed record TableCell(params IReadOnlyList<CardElement> Items)
{
    /// <summary>Always <c>TableCell</c>.</summary>
    [JsonPropertyOrder(-2)]
    public string Type { get; } = "TableCell";

    /// <summary>One of <see cref="ContainerStyle"/>.</summary>
    public string? Style { get; init; }

    /// <summary><c>top</c>, <c>center</c> or <c>bottom</c>.</summary>
    public string? VerticalContentAlignment { get; init; }

    /// <summary>What a tap does.</summary>
    public CardAction? SelectAction { get; init; }
}
