using System.Globalization;
using System.Text;

namespace LeadershipBot.Benchmarks;

/// <summary>Horizontal bars as an SVG picture: one for each bot, the first in the project's colour.</summary>
internal static class Chart
{
    private const int Width = 760;
    private const int Left = 190;
    private const int LongestBar = 330;
    private const int RowHeight = 44;
    private const int Top = 56;

    /// <param name="title">In the top line, and for those who do not see the picture.</param>
    /// <param name="bars">Each with a length, which is also its number, and a note after it.</param>
    public static string Draw(string title, IReadOnlyList<(string Name, double Value, string Note)> bars)
    {
        var height = Top + (bars.Count * RowHeight) + 8;
        var longest = bars.Max(bar => bar.Value);
        var svg = new StringBuilder();
        Add($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" width="{Width}" height="{height}" role="img" font-family="Segoe UI, Helvetica, Arial, sans-serif">""");
        Add($"<title>{title}: {string.Join("; ", bars.Select(bar => $"{bar.Name} {bar.Value:N0}/s"))}</title>");
        Add($"""<rect width="{Width}" height="{height}" fill="#ffffff"/>""");
        Add($"""<text x="20" y="32" font-size="18" font-weight="600" fill="#1b1a19">{title}</text>""");
        for (var index = 0; index < bars.Count; index++)
        {
            var (name, value, note) = bars[index];
            var y = Top + (index * RowHeight);
            var length = Math.Max(2, value / longest * LongestBar);
            Add($"""<text x="{Left - 12}" y="{y + 20}" font-size="14" text-anchor="end" fill="#1b1a19">{name}</text>""");
            Add($"""<rect x="{Left}" y="{y}" width="{length:0}" height="30" rx="3" fill="{(index == 0 ? "#4f52b2" : "#a19f9d")}"/>""");
            Add($"""<text x="{Left + length + 10:0}" y="{y + 20}" font-size="14" fill="#1b1a19"><tspan font-weight="600">{value:N0}/s</tspan> {note}</text>""");
        }

        return svg.AppendLine("</svg>").ToString();

        void Add(FormattableString line) => svg.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }
}
