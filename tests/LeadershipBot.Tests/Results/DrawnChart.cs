using System.Globalization;
using System.Text.Json;
using LeadershipBot.Sandbox.Connector;
using LeadershipBot.Tests.Driving;

namespace LeadershipBot.Tests.Results;

/// <summary>A chart of a card, and what stands in its place where charts are not drawn.</summary>
internal sealed record DrawnChart(JsonElement Element)
{
    public string InWords => Message.WordsOf(Element.GetProperty("fallback"));

    /// <summary>Each line as "legend: date value, date value".</summary>
    public IReadOnlyList<string> Lines =>
    [
        .. Element.GetProperty("data").EnumerateArray().Select(line =>
            $"{CardReader.Text(line, "legend")}: {string.Join(", ", line.GetProperty("values").EnumerateArray().Select(point => $"{CardReader.Text(point, "x")} {Number(point, "y")}"))}"),
    ];

    public string Value => Number(Element, "value");

    public static IReadOnlyList<DrawnChart> On(Message card, string type) =>
        [.. CardReader.Elements(card.Card).Where(element => CardReader.IsType(element, type)).Select(element => new DrawnChart(element))];

    private static string Number(JsonElement element, string name) => element.GetProperty(name).GetDouble().ToString(CultureInfo.InvariantCulture);
}
