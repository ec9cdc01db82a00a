using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml;
using LeadershipBot.Telemetry;
using LeadershipBot.Tests.Architecture;
using Microsoft.Extensions.Logging;
using Xunit;

namespace LeadershipBot.Tests.Infra;

/// <summary>The alerts that read the bot's log lines look for lines that the bot writes.</summary>
public sealed partial class AlertTests
{
    [Fact]
    public async Task Every_line_an_alert_looks_for_is_one_that_its_class_writes_with_these_values()
    {
        var text = await File.ReadAllTextAsync(BicepFiles.PathOf("modules", "alerts.bicep"), TestContext.Current.CancellationToken);
        var queries = text.Split("AppServiceConsoleLogs\n").Skip(1).Select(rest => rest.Split("'''")[0]).Where(query => Category().IsMatch(query)).ToList();

        Assert.Equal(3, queries.Count);
        Assert.All(queries, query =>
        {
            var category = Category().Match(query).Groups["name"].Value;
            var type = typeof(LeadershipBotHost).Assembly.GetType(category);
            Assert.True(type is not null, category);
            var templates = type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
                .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()?.Message)
                .Where(message => message is not null);
            var values = Value().Matches(query).Select(match => $"{{{match.Groups["name"].Value}}}").Distinct(StringComparer.Ordinal).ToList();
            Assert.NotEmpty(values);
            Assert.Contains(templates, template => values.TrueForAll(value => template!.Contains(value, StringComparison.Ordinal)));
        });
    }

    [Fact]
    public async Task What_an_alert_looks_for_in_the_bot_s_words_is_among_them()
    {
        var text = await File.ReadAllTextAsync(BicepFiles.PathOf("modules", "alerts.bicep"), TestContext.Current.CancellationToken);
        var words = Words().Matches(text).Select(match => match.Groups["words"].Value).ToList();
        var concerns = await File.ReadAllTextAsync(Repository.PathOf("src", "LeadershipBot", "Operations", "Concerns.cs"), TestContext.Current.CancellationToken);

        Assert.NotEmpty(words);
        Assert.All(words, each => Assert.Contains($"\"{each}", concerns, StringComparison.Ordinal));
    }

    /// <summary>The alert on errors reads levels alone.</summary>
    [Theory]
    [InlineData("LeadershipBot.Operations.FinishWork", "takes no answers")]
    [InlineData("LeadershipBot.Pulses.CloseRound", "can't be counted")]
    [InlineData("LeadershipBot.Pulses.CountBallots", "were altered")]
    public async Task The_alert_on_errors_hears_the_worst_that_can_happen(string category, string words)
    {
        var text = await File.ReadAllTextAsync(BicepFiles.PathOf("modules", "alerts.bicep"), TestContext.Current.CancellationToken);
        var line = typeof(LeadershipBotHost).Assembly.GetType(category, throwOnError: true)!
            .GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .Single(message => message?.Message.Contains(words, StringComparison.Ordinal) == true);

        Assert.True(line!.Level is LogLevel.Error or LogLevel.Critical);
        Assert.Contains($"'\"LogLevel\":\"{line.Level}\"'", text, StringComparison.Ordinal);
    }

    /// <summary>Two lines of what lasts are in each window even if one of them comes late.</summary>
    [Fact]
    public async Task What_is_said_again_while_it_lasts_is_said_before_its_alert_would_end()
    {
        var file = await BicepFiles.OneAsync("modules/alerts.bicep");
        var window = file.Resources.Single(resource => resource.Kind == "Microsoft.Insights/scheduledQueryRules").Value("properties/windowSize")!;

        Assert.True(XmlConvert.ToTimeSpan(window.Trim('\'')) >= 2 * SaidAgain.Every, window);
    }

    [Fact]
    public async Task Every_alert_has_its_part_of_the_runbook()
    {
        var file = await BicepFiles.OneAsync("modules/alerts.bicep");
        var alerts = file.Variables.Single(variable => BicepFile.NameOf(variable) == "queries").All
            .Where(node => node.Type == "object_property" && node.Parts[0].Word == "name").Select(node => node.Parts[^1].Word).Append("not-ready").ToList();
        var page = await File.ReadAllTextAsync(Repository.PathOf("docs", "operations.md"), TestContext.Current.CancellationToken);
        var runbook = page.Split("\n## Runbook\n")[1].Split("\n## ")[0];
        var named = runbook.Split("\n### ").Skip(1).SelectMany(part => Alert().Matches(part).Select(match => match.Groups["name"].Value)).ToList();

        Assert.InRange(alerts.Count, 8, 20);
        Assert.Equal(alerts.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\bcontains '(?<words>[a-z][^'""]+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Words();

    [GeneratedRegex(@"^\*Alert\* `(?<name>[a-z-]+)`\.", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Alert();

    [GeneratedRegex(@"has '(?<name>LeadershipBot\.[\w.]+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Category();

    [GeneratedRegex(@"\bState\.(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Value();
}
