using System.Text.Json.Serialization;

namespace LeadershipBot.BotFramework.Cards;

/// <summary>Anything a card's body may hold. Members are named and spelt as in the Adaptive Cards schema.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextBlock), "TextBlock")]
[JsonDerivedType(typeof(RichTextBlock), "RichTextBlock")]
[JsonDerivedType(typeof(Image), "Image")]
[JsonDerivedType(typeof(Container), "Container")]
[JsonDerivedType(typeof(ColumnSet), "ColumnSet")]
[JsonDerivedType(typeof(FactSet), "FactSet")]
[JsonDerivedType(typeof(Table), "Table")]
[JsonDerivedType(typeof(ActionSet), "ActionSet")]
[JsonDerivedType(typeof(ChoiceSetInput), "Input.ChoiceSet")]
[JsonDerivedType(typeof(TextInput), "Input.Text")]
[JsonDerivedType(typeof(DateInput), "Input.Date")]
[JsonDerivedType(typeof(TimeInput), "Input.Time")]
[JsonDerivedType(typeof(ToggleInput), "Input.Toggle")]
[JsonDerivedType(typeof(VerticalBarChart), "Chart.VerticalBar")]
[JsonDerivedType(typeof(HorizontalBarChart), "Chart.HorizontalBar")]
[JsonDerivedType(typeof(LineChart), "Chart.Line")]
[JsonDerivedType(typeof(GaugeChart), "Chart.Gauge")]
public abstract record CardElement
{
    /// <summary>Unique in the card; what inputs and <see cref="ToggleVisibilityAction"/> go by.</summary>
    [JsonPropertyOrder(-1)]
    public string? Id { get; init; }

    /// <summary>False hides it until an action shows it.</summary>
    [JsonPropertyOrder(1)]
    public bool? IsVisible { get; init; }

    /// <summary>Whether a line is drawn above it.</summary>
    [JsonPropertyOrder(1)]
    public bool? Separator { get; init; }

    /// <summary>The room above it, one of <see cref="Cards.Spacing"/>.</summary>
    [JsonPropertyOrder(1)]
    public string? Spacing { get; init; }

    /// <summary><c>auto</c> or <c>stretch</c>; for an <see cref="Image"/> also pixels, such as <c>40px</c>.</summary>
    [JsonPropertyOrder(1)]
    public string? Height { get; init; }

    /// <summary>What a client shows that does not know this element.</summary>
    [JsonPropertyOrder(2)]
    public virtual CardElement? Fallback { get; init; }
}
