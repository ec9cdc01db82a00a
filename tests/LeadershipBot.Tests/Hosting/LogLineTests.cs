using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using LeadershipBot.Sandbox;
using LeadershipBot.Storage;
using LeadershipBot.Tests.Architecture;
using Microsoft.Extensions.Logging;
using Xunit;

namespace LeadershipBot.Tests.Hosting;

/// <summary>Every line that can come into the log is declared, holds nothing of a person, and stands on the page for operators.</summary>
public sealed class LogLineTests
{
    private const string Command = "WRITE_DOCS=1 dotnet test tests/LeadershipBot.Tests --filter LogLineTests";
    private const string Begin = "<!-- log lines: begin -->\n";
    private const string End = "<!-- log lines: end -->";

    /// <summary>What ASP.NET's generator of endpoints writes is under ASP.NET's category, of which nothing below a warning is logged.</summary>
    private const string OfTheCompiler = "<GeneratedRouteBuilderExtensions_g>";

    /// <summary>What a line may tell. A new one is weighed by whoever adds it here: it must be nobody's and must not point to anybody.</summary>
    private static readonly string[] MayBeTold =
    [
        // Counts and times of the bot's own work.
        "Minutes", "Delivered", "Failed", "Unreachable", "Requests", "Throttled", "Count", "Days", "Until", "Refused", "Taps", "People",

        // Kinds of errors and of messages, from closed lists or names of types.
        "ErrorType", "ExceptionType", "ExceptionTypes", "Reason", "Status", "Code", "Kind",

        // A made-up number that the person was told, which is nowhere else.
        "Reference",

        // Settings, files and their places; messages about these quote no value of a row.
        "Setting", "File", "Line", "Field", "Problem", "Missing", "MetadataUrl", "Reasons",

        // A program's name and a date.
        "RoundId",
    ];

    private static readonly string[] Personal =
    [
        "person", "name", "mail", "user", "member", "colleague", "lead", "manager", "supervisor", "staff", "team", "unit", "conversation", "chat", "activity", "payload", "body", "text", "card",
        "rowkey", "key", "partition", "choice", "answer", "ballot", "respondent", "vote", "item", "score", "note", "comment", "address", "remote", "token", "claim", "header", "locale", "zone",
    ];

    private static readonly Assembly[] Bot = [typeof(LeadershipBotHost).Assembly, typeof(BotFramework.Activities.Activity).Assembly, typeof(Entity).Assembly, typeof(Core.Pulses.RoundLifeCycle).Assembly];
    private static readonly Assembly[] All = [.. Bot, typeof(SandboxHost).Assembly];

    private static IReadOnlyList<LogLine> Lines { get; } = [.. All.SelectMany(LogLine.Of)];

    [Fact]
    public void No_line_has_a_place_for_anything_of_a_person()
    {
        Assert.InRange(Lines.Count, 30, 500);
        Assert.All(Lines, line =>
        {
            var told = line.Placeholders.Concat(line.Values.Select(value => char.ToUpperInvariant(value.Name![0]) + value.Name[1..])).Distinct().ToList();
            Assert.Empty(told.Except(MayBeTold).Select(name => $"{line.Key} tells {name}"));
            Assert.DoesNotContain(told, name => Personal.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)));
        });
    }

    [Fact]
    public void A_value_is_a_word_a_number_or_a_time_and_never_a_whole_object() => Assert.All(Lines, line => Assert.All(line.Values, value =>
    {
        var type = Nullable.GetUnderlyingType(value.ParameterType) ?? value.ParameterType;
        Assert.True(type == typeof(string) || type == typeof(int) || type == typeof(long) || type == typeof(DateTimeOffset) || type.IsEnum, $"{line.Key} tells a {type.Name}.");
    }));

    [Fact]
    public void Nothing_is_logged_in_any_other_way()
    {
        Type[] others = [typeof(LoggerExtensions), typeof(Trace), typeof(Debugger), typeof(System.Diagnostics.Tracing.EventSource), typeof(LoggerMessage)];
        Assert.Empty(All.SelectMany(assembly => others.SelectMany(other => CodeReferences.To(other, assembly).Select(user => $"{user} uses {other.Name}")))
            .Except(Lines.Select(line => $"{line.Category.Name} uses {nameof(LoggerMessage)}"))
            .Where(use => !use.StartsWith(OfTheCompiler, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_page_for_operators_has_every_line_with_what_to_do()
    {
        var lines = Bot.SelectMany(LogLine.Of).OrderBy(line => line.Category.FullName, StringComparer.Ordinal).ThenByDescending(line => line.Level).ThenBy(line => line.Message, StringComparer.Ordinal).ToList();
        Assert.Empty(lines.Select(line => line.Key).Except(LogAdvice.Of.Keys));
        Assert.Empty(LogAdvice.Of.Keys.Except(lines.Select(line => line.Key)));
        var table = new StringBuilder("| category `LeadershipBot.…` | event | level | line | what to do |\n|---|---|---|---|---|\n");
        foreach (var line in lines)
        {
            table.Append(null, $"| `{line.Category.FullName!["LeadershipBot.".Length..]}` | `{line.Event}` | {line.Level} | {line.Message} | {LogAdvice.Of[line.Key]} |\n");
        }

        var path = Repository.PathOf("docs", "operations.md");
        var page = (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        var (from, to) = (page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, page.IndexOf(End, StringComparison.Ordinal));
        var wanted = $"{page[..from]}{table}{page[to..]}";
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(path, wanted, TestContext.Current.CancellationToken);
            page = wanted;
        }

        Assert.True(page == wanted, $"docs/operations.md does not have the lines as they are. Write it anew: {Command}");
    }

    [Fact]
    public async Task What_alerts_look_for_in_a_line_is_there()
    {
        var alerts = await File.ReadAllTextAsync(Repository.PathOf("infra", "modules", "alerts.bicep"), TestContext.Current.CancellationToken);
        var categories = Regex.Matches(alerts, @"ResultDescription has '(?<word>[^']+)'", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(match => match.Groups["word"].Value).ToList();

        // A JSON line has the category and the values, and not the event's name.
        Assert.NotEmpty(categories);
        Assert.Empty(categories.Except(Lines.Select(line => line.Category.FullName!)));
    }
}
