using LeadershipBot.BotFramework.Cards;

namespace LeadershipBot.BotFramework.Tests.Cards;

public sealed class InputTests
{
    [Fact]
    public void A_choice_set_lists_its_choices() => CardJson.Is(
        """
        {
          "type": "Input.ChoiceSet", "id": "q1", "choices": [{ "title": "Agree", "value": "4" }], "style": "expanded",
          "isMultiSelect": false, "value": "4", "placeholder": "Choose", "wrap": true, "label": "It is safe here",
          "isRequired": true, "errorMessage": "Please choose"
        }
        """,
        new ChoiceSetInput("q1")
        {
            Choices = [new Choice("Agree", "4")],
            Style = ChoiceSetInputStyle.Expanded,
            IsMultiSelect = false,
            Value = "4",
            Placeholder = "Choose",
            Label = "It is safe here",
            IsRequired = true,
            ErrorMessage = "Please choose",
        });

    [Fact]
    public void A_text_input_takes_text() => CardJson.Is(
        """
        {
          "type": "Input.Text", "id": "t", "isMultiline": true, "maxLength": 500, "placeholder": "Write", "regex": "^.+$",
          "style": "text", "value": "a", "label": "What will you do?"
        }
        """,
        new TextInput("t")
        {
            IsMultiline = true,
            MaxLength = 500,
            Placeholder = "Write",
            Regex = "^.+$",
            Style = "text",
            Value = "a",
            Label = "What will you do?",
        });

    [Fact]
    public void A_date_input_takes_a_day() => CardJson.Is(
        """
        { "type": "Input.Date", "id": "d", "min": "2026-01-01", "max": "2026-12-31", "placeholder": "Day", "value": "2026-11-22" }
        """,
        new DateInput("d") { Min = "2026-01-01", Max = "2026-12-31", Placeholder = "Day", Value = "2026-11-22" });

    [Fact]
    public void A_time_input_takes_a_time() => CardJson.Is(
        """{ "type": "Input.Time", "id": "t", "min": "08:00", "max": "17:00", "placeholder": "Time", "value": "09:30" }""",
        new TimeInput("t") { Min = "08:00", Max = "17:00", Placeholder = "Time", Value = "09:30" });

    [Fact]
    public void A_toggle_is_on_or_off() => CardJson.Is(
        """
        { "type": "Input.Toggle", "id": "p", "title": "Pause", "value": "on", "valueOn": "on", "valueOff": "off", "wrap": true }
        """,
        new ToggleInput("p", "Pause") { Value = "on", ValueOn = "on", ValueOff = "off" });

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("verb")]
    public void An_input_cannot_take_the_place_of_the_verb_or_have_no_id(string id)
    {
        Assert.Throws<ArgumentException>(() => new TextInput(id));
    }
}
