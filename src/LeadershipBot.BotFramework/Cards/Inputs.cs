namespace LeadershipBot.BotFramework.Cards;

/// <summary>Something to fill in. Its value arrives in the action's data under its id, always as text.</summary>
public abstract record InputElement : CardElement
{
    /// <summary>An input with an id that is unique in the card and not <c>verb</c>.</summary>
    /// <exception cref="ArgumentException">The id is empty, or <c>verb</c>, which <see cref="ExecuteAction.WithSubmitFallback"/> needs.</exception>
    private protected InputElement(string id)
    {
        if (string.IsNullOrWhiteSpace(id) || id is "verb")
        {
            throw new ArgumentException("An input needs an id, and the id \"verb\" is taken by the card's actions.", nameof(id));
        }

        Id = id;
    }

    /// <summary>The question. Screen readers tie it to the input, which they cannot do with a <see cref="TextBlock"/> above.</summary>
    public string? Label { get; init; }

    /// <summary>Whether the client insists on a value.</summary>
    public bool? IsRequired { get; init; }

    /// <summary>What the client says when the value is missing or wrong.</summary>
    public string? ErrorMessage { get; init; }
}

/// <summary>A choice among several.</summary>
public sealed record ChoiceSetInput : InputElement
{
    /// <summary>An input with this id.</summary>
    public ChoiceSetInput(string id)
        : base(id)
    {
    }

    /// <summary>What there is to choose.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>One of <see cref="ChoiceSetInputStyle"/>.</summary>
    public string? Style { get; init; }

    /// <summary>Whether several may be chosen; the value then lists them with commas.</summary>
    public bool? IsMultiSelect { get; init; }

    /// <summary>The <see cref="Choice.Value"/> chosen at first.</summary>
    public string? Value { get; init; }

    /// <summary>What shows while nothing is chosen.</summary>
    public string? Placeholder { get; init; }

    /// <summary>Whether long choices take several lines. True here, though the schema's default is to cut them off.</summary>
    public bool Wrap { get; init; } = true;
}

/// <summary>One possibility of a <see cref="ChoiceSetInput"/>.</summary>
/// <param name="Title">As shown.</param>
/// <param name="Value">As sent; without a comma if several may be chosen.</param>
public sealed record Choice(string Title, string Value);

/// <summary>Free text.</summary>
public sealed record TextInput : InputElement
{
    /// <summary>An input with this id.</summary>
    public TextInput(string id)
        : base(id)
    {
    }

    /// <summary>Whether it takes several lines.</summary>
    public bool? IsMultiline { get; init; }

    /// <summary>How many characters it takes.</summary>
    public int? MaxLength { get; init; }

    /// <summary>What shows while it is empty.</summary>
    public string? Placeholder { get; init; }

    /// <summary>A regular expression the value must match.</summary>
    public string? Regex { get; init; }

    /// <summary><c>text</c>, <c>tel</c>, <c>url</c> or <c>email</c>.</summary>
    public string? Style { get; init; }

    /// <summary>The text at first.</summary>
    public string? Value { get; init; }
}

/// <summary>A day, as <c>yyyy-MM-dd</c>.</summary>
public sealed record DateInput : InputElement
{
    /// <summary>An input with this id.</summary>
    public DateInput(string id)
        : base(id)
    {
    }

    /// <summary>The first day allowed.</summary>
    public string? Min { get; init; }

    /// <summary>The last day allowed.</summary>
    public string? Max { get; init; }

    /// <summary>What shows while it is empty.</summary>
    public string? Placeholder { get; init; }

    /// <summary>The day at first.</summary>
    public string? Value { get; init; }
}

/// <summary>A time of day, as <c>HH:mm</c>.</summary>
public sealed record TimeInput : InputElement
{
    /// <summary>An input with this id.</summary>
    public TimeInput(string id)
        : base(id)
    {
    }

    /// <summary>The earliest time allowed.</summary>
    public string? Min { get; init; }

    /// <summary>The latest time allowed.</summary>
    public string? Max { get; init; }

    /// <summary>What shows while it is empty.</summary>
    public string? Placeholder { get; init; }

    /// <summary>The time at first.</summary>
    public string? Value { get; init; }
}

/// <summary>Yes or no.</summary>
public sealed record ToggleInput : InputElement
{
    /// <summary>An input with this id and this text beside its box.</summary>
    public ToggleInput(string id, string title)
        : base(id) => Title = title;

    /// <summary>The text beside the box.</summary>
    public string Title { get; init; }

    /// <summary><see cref="ValueOn"/> or <see cref="ValueOff"/>, at first.</summary>
    public string? Value { get; init; }

    /// <summary>What is sent when it is on; <c>true</c> if not set.</summary>
    public string? ValueOn { get; init; }

    /// <summary>What is sent when it is off; <c>false</c> if not set.</summary>
    public string? ValueOff { get; init; }

    /// <summary>Whether a long title takes several lines.</summary>
    public bool Wrap { get; init; } = true;
}
