using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Doctor.Expiration;
using LeadershipBot.Operations;
using LeadershipBot.Telemetry;
using LeadershipBot.Tests.Architecture;
using LeadershipBot.Tests.Hosting;
using Xunit;
using YamlDotNet.Serialization;

namespace LeadershipBot.Tests.Telemetry;

/// <summary>What docs/operations.md shows is what there is.</summary>
public sealed class OperationsPageTests
{
    private static string Page { get; } = File.ReadAllText(Repository.PathOf("docs", "operations.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Every_figure_that_leaves_the_bot_is_on_the_page_with_its_tags()
    {
        var lines = Page.Split("### What leaves the bot")[1].Split("Left out on purpose")[0].Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();

        Assert.All(ExportedFigures.All, figure =>
        {
            var line = Assert.Single(lines, line => line.Contains($"`{figure.Key.Instrument}`", StringComparison.Ordinal));
            Assert.All(figure.Value, tag => Assert.Contains($"`{tag}`", line, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void What_is_said_of_an_end_is_on_the_page() => Assert.Contains(
        $"`degraded: {ExpiryTexts.SettingOf(Expiring.ClientSecret)} ends soon`, `… has ended`", Page, StringComparison.Ordinal);

    [Fact]
    public void How_much_the_log_is_told_of_strangers_is_on_the_page() => Assert.Contains(
        $"{RefusalLog.MostOfOneReason} lines for each reason in {RefusalLog.Period.TotalMinutes} minutes", Page.ReplaceLineEndings(" "), StringComparison.Ordinal);

    [Fact]
    public void How_often_what_lasts_is_told_is_on_the_page() => Assert.Contains(
        $"again every {SaidAgain.Every.TotalMinutes} minutes", Page.ReplaceLineEndings(" "), StringComparison.Ordinal);

    [Fact]
    public void The_collector_on_the_page_is_one_that_a_collector_can_read()
    {
        var yaml = Block("yaml");
        var config = new DeserializerBuilder().Build().Deserialize<Dictionary<string, Dictionary<string, object?>>>(yaml);
        var pipelines = (Dictionary<object, object>)config["service"]["pipelines"]!;

        Assert.Equal(["logs", "metrics"], pipelines.Keys.Select(key => (string)key).Order(StringComparer.Ordinal));
        foreach (var pipeline in pipelines.Values.Cast<Dictionary<object, object>>())
        {
            foreach (var (kind, names) in pipeline)
            {
                Assert.Empty(((List<object>)names).Select(name => (string)name).Except(config[(string)kind].Keys));
            }
        }
    }

    [Fact]
    public void The_line_of_figures_on_the_page_is_the_line_of_figures()
    {
        var line = JsonElement.Parse(Block("json"));
        var declared = LogLine.Of(typeof(ReportFigures).Assembly).Single(candidate => candidate.Category == typeof(ReportFigures));
        var state = line.GetProperty("State");

        Assert.Equal(typeof(ReportFigures).FullName, line.GetProperty("Category").GetString());
        Assert.Equal(declared.Message, state.GetProperty("{OriginalFormat}").GetString());
        Assert.Equal(
            Regex.Replace(declared.Message, @"\{(\w+)\}", match => state.GetProperty(match.Groups[1].Value).GetRawText(), RegexOptions.None, TimeSpan.FromSeconds(1)),
            line.GetProperty("Message").GetString());
        Assert.Equal(
            typeof(ReportFigures).GetMethod(declared.Method, BindingFlags.Static | BindingFlags.NonPublic)!.GetCustomAttribute<Microsoft.Extensions.Logging.LoggerMessageAttribute>()!.EventId,
            line.GetProperty("EventId").GetInt32());
    }

    private static string Block(string language) => Page.Split($"```{language}\n")[1].Split("```")[0];
}
