using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.Core.Organization;
using LeadershipBot.Sandbox.Connector;

namespace LeadershipBot.Sandbox.Staff;

/// <summary>The choice inputs of a card, read from its JSON, and a way to fill them in.</summary>
public sealed class CardForm
{
    private const double SkipRate = 0.04;
    private const double CannotTellRate = 0.06;
    private const double SkipAllRate = 0.01;

    private readonly IReadOnlyList<ChoiceInput> _inputs;

    private CardForm(IReadOnlyList<ChoiceInput> inputs) => _inputs = inputs;

    public static CardForm Read(JsonElement activity) => new(
    [
        .. CardReader.Cards(activity)
            .SelectMany(CardReader.Elements)
            .Where(element => CardReader.IsType(element, "Input.ChoiceSet"))
            .Select(ChoiceInput.Read),
    ]);

    /// <summary>What one person puts into the form. Inputs left out are skipped items.</summary>
    public JsonObject FillIn(Person person, Temperament temperament, Random chance)
    {
        var answers = new JsonObject();
        if (chance.NextDouble() < SkipAllRate)
        {
            return answers;
        }

        foreach (var input in _inputs)
        {
            var leaning = temperament.Leaning(person, input.Id) + Temperament.Noise(chance, 0.8);
            var roll = chance.NextDouble();
            if (roll < SkipRate)
            {
                continue;
            }

            var value = roll < SkipRate + CannotTellRate && input.WayOut is not null ? input.WayOut : input.Nearest(leaning);
            if (value is not null)
            {
                answers[input.Id] = value;
            }
        }

        return answers;
    }

    /// <param name="Id">The input's id.</param>
    /// <param name="Points">The values that are points of the agreement scale.</param>
    /// <param name="WayOut">The value that says "I can't tell", if there is one.</param>
    private sealed record ChoiceInput(string Id, IReadOnlyList<(int Point, string Value)> Points, string? WayOut)
    {
        public static ChoiceInput Read(JsonElement input)
        {
            var values = input.TryGetProperty("choices", out var choices) && choices.ValueKind == JsonValueKind.Array
                ? choices.EnumerateArray().Select(choice => CardReader.Text(choice, "value")).OfType<string>().ToList()
                : [];
            var points = values.Select(value => (Point: PointOf(value), Value: value)).Where(point => point.Point > 0).ToList();
            return new ChoiceInput(
                CardReader.Text(input, "id") ?? "", points, values.Find(value => PointOf(value) == 0 && value.Length > 0));
        }

        public string? Nearest(double leaning) =>
            Points.Count == 0 ? null : Points.MinBy(point => Math.Abs(point.Point - leaning)).Value;

        private static int PointOf(string value) =>
            int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var point) && point is >= 1 and <= 5 ? point : 0;
    }
}
