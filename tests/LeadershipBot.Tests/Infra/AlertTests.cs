using System.Reflection;
using System.Text.RegularExpressions;
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
        var queries = text.Split("AppServiceConsoleLogs\n").Skip(1).Select(rest => rest.Split("'''")[0]).ToList();

        Assert.Equal(2, queries.Count);
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

    [GeneratedRegex(@"has '(?<name>LeadershipBot\.[\w.]+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Category();

    [GeneratedRegex(@"\bState\.(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Value();
}
