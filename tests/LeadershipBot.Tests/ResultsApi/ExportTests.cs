using System.Collections.Concurrent;
using System.Net;
using System.Security.Claims;
using System.Text.Json;
using LeadershipBot.Core.Statistics;
using LeadershipBot.ResultsApi;
using LeadershipBot.SignIn;
using LeadershipBot.Tests.Driving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.Tests.ResultsApi;

/// <summary>Files for spreadsheets.</summary>
public sealed class ExportTests(ApiHarbor harbor) : IClassFixture<ApiHarbor>
{
    private static readonly int Definitions = 2 + CsvTexts.Columns.Count + 1;

    [Fact]
    public async Task Definitions_come_first_then_a_line_for_each_figure()
    {
        var answer = await harbor.GetAsync("results/rounds/latest/export.csv", "South1");
        var rows = CsvRows.Of(answer.Body);

        Assert.Equal([0xEF, 0xBB, 0xBF], answer.Body[..3]);
        Assert.Contains("Content-Type: text/csv; charset=utf-8", answer.Headers, StringComparison.Ordinal);
        Assert.Contains($"Content-Disposition: attachment; filename=\"results-{Harbor.RoundId}.csv\"", answer.Headers, StringComparison.Ordinal);
        Assert.Equal(["Mean", $"{ResultWords.Scale.English} {ResultWords.OpenEnds.English}"], rows[2 + 8]);
        Assert.Equal("Round", rows[Definitions][0]);
        Assert.Contains(rows.Skip(Definitions + 1), row => row[2] == "South" && row[4] == "VM-2" && row[8] == "3.8");
        Assert.StartsWith("Thinking of the past 30 days: ", rows.Skip(Definitions + 1).First(row => row[4] == "CO-1b")[6], StringComparison.Ordinal);
        Assert.DoesNotContain(rows, row => row is [_, _, "North", ..]);
        Assert.Contains((await RowsAsync("results/rounds/latest/export.csv", "Director")).Skip(Definitions + 1), row => row[2] == "North" && row[8].Length == 0 && row[19].Length > 0);
    }

    [Fact]
    public async Task The_trend_and_the_other_language()
    {
        var rows = await RowsAsync("results/trend.csv?language=es", "Director");

        Assert.Equal("Resultados de las 24 rondas más nuevas de cada programa", rows[0][0]);
        Assert.Equal("Ronda", rows[Definitions][0]);
        Assert.Contains("No lo sabe", rows[Definitions]);
        Assert.Equal(["Promedio", $"{ResultWords.Scale.Spanish} {ResultWords.OpenEnds.Spanish}"], rows[2 + 8]);
        Assert.Equal(rows.Count - Definitions - 1, (await RowsAsync("results/rounds/latest/export.csv", "Director")).Count - Definitions - 1);
    }

    [Fact]
    public async Task The_trend_is_sent_while_it_is_made_and_is_the_same_for_all_who_ask_at_once()
    {
        var one = await harbor.GetAsync("results/trend.csv", "Director");
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => harbor.GetAsync("results/trend.csv", "Director"))).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.Null(one.ETag);
        Assert.Contains("Content-Disposition: attachment; filename=\"results-trend.csv\"", one.Headers, StringComparison.Ordinal);
        Assert.DoesNotContain("Content-Length", one.Headers, StringComparison.Ordinal);
        Assert.All(all, answer => Assert.Equal((HttpStatusCode.OK, one.Whole), (answer.Status, answer.Whole)));
    }

    [Fact]
    public async Task Two_files_are_made_at_a_time_twenty_wait_and_more_are_told_when_to_ask_again()
    {
        var (asked, contexts, made) = Ask([.. Enumerable.Range(0, 23).Select(number => $"{number}")]);

        Assert.Equal(["0", "1"], made);
        Assert.True(asked[^1].IsCompletedSuccessfully);
        Assert.Equal(StatusCodes.Status429TooManyRequests, Assert.IsAssignableFrom<IStatusCodeHttpResult>(await asked[^1]).StatusCode);
        Assert.Equal("10", contexts[^1].Response.Headers.RetryAfter);
        Assert.All(asked.Take(22), one => Assert.False(one.IsCompleted));
    }

    [Fact]
    public void Nobody_takes_both_places()
    {
        var (asked, _, made) = Ask(["one", "one", "one", "one", "one", "other"]);

        Assert.Equal(["one", "other"], made);
        Assert.Equal([false, false, false, false, true, false], asked.Select(one => one.IsCompleted));
    }

    [Fact]
    public async Task A_file_that_is_taken_too_slowly_is_broken_off_and_one_that_waits_too_long_is_refused()
    {
        var limits = new SeenLimits();
        await using var agency = await AgencyAtWork.StartHarborAsync(change: builder => builder.Services.AddSingleton<IStartupFilter>(limits));
        var token = (await agency.GetAsync<JsonElement>($"sandbox/api/people/{agency.Find("Director").Id}/token")).GetProperty("token").GetString();
        string[] files = ["/api/v1/results/rounds/latest/export.csv", "/api/v1/results/trend.csv"];
        foreach (var path in files.Append("/api/v1/results/overview"))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Authorization = new("Bearer", token);
            using var response = await agency.SendAsync(request);
        }

        Assert.Equal(files, limits.Paths);
        Assert.Equal(TimeSpan.FromMinutes(5), ExportLimit.TimeLimit.Timeout);
        var context = new DefaultHttpContext { RequestServices = agency.Service<IServiceProvider>() };
        await ExportLimit.TimeLimit.WriteTimeoutResponse!(context);
        Assert.Equal((StatusCodes.Status429TooManyRequests, "10"), (context.Response.StatusCode, context.Response.Headers.RetryAfter.ToString()));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+HYPERLINK(\"http://x\")", "'+HYPERLINK(\"http://x\")")]
    [InlineData("-2 people", "'-2 people")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("a\n=1+1", "a '=1+1")]
    [InlineData("a\r\n\r\nb", "a b")]
    [InlineData("a;=1+1; @b;c", "a;'=1+1; '@b;c")]
    [InlineData("a\u2028+1", "a '+1")]
    [InlineData("two, \"three\" = five", "two, \"three\" = five")]
    [InlineData("We had two vacancies;\"=cmd|'/c calc'!A0;thanks", "We had two vacancies;\"'=cmd|'/c calc'!A0;thanks")]
    [InlineData("a; \"\" '\"@b", "a; \"\" '\"'@b")]
    [InlineData("\"=1+1", "\"'=1+1")]
    public async Task No_note_begins_a_formula(string note, string cell)
    {
        var path = $"results/rounds/latest/units/{ApiHarbor.UnitOf("South")}/note";
        await harbor.SendAsync(HttpMethod.Put, path, harbor.TokenOf("SouthLead").Encode(), new { text = note, sendAnyway = true });

        var file = (await harbor.GetAsync("results/rounds/latest/export.csv", "Director")).Body;
        Assert.Single(CsvRows.Of(file), row => row is [.., var said, _] && said == cell);
        Assert.All(",;\t", separator => Assert.Empty(Formulas(file, separator)));
        await harbor.SendAsync(HttpMethod.Delete, path, harbor.TokenOf("SouthLead").Encode());
    }

    [Theory]
    [InlineData("=2+5")]
    [InlineData("@Office")]
    [InlineData("-West")]
    [InlineData("East; =2+5")]
    public async Task No_name_of_a_unit_begins_a_formula(string team)
    {
        await using var agency = await AgencyAtWork.StartHarborAsync(roster: Harbor.Csv().Replace(",South,", $",{team},", StringComparison.Ordinal));
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        foreach (var person in agency.People)
        {
            await person.AnswersAsync(Items.All(4));
        }

        await agency.AdvanceAsync(Harbor.Closes);
        var token = (await agency.GetAsync<JsonElement>($"sandbox/api/people/{agency.Find("Director").Id}/token")).GetProperty("token").GetString();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/results/trend.csv");
        request.Headers.Authorization = new("Bearer", token);
        using var response = await agency.SendAsync(request);
        var file = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.All(",;\t", separator => Assert.Empty(Formulas(file, separator)));
        var units = CsvRows.Of(file).Skip(Definitions + 1).Select(row => row[2]).Distinct().ToList();

        Assert.Contains(team.StartsWith("East", StringComparison.Ordinal) ? "East; '=2+5" : "'" + team, units);
        Assert.DoesNotContain(team, units);
    }

    /// <summary>Asks for files that are never through, and says whose are made.</summary>
    private static (IReadOnlyList<Task<object?>> Asked, IReadOnlyList<HttpContext> Contexts, IReadOnlyList<string> Made) Ask(IReadOnlyList<string> people)
    {
        var services = new ServiceCollection().AddSingleton<ExportLimit>().BuildServiceProvider();
        var (made, never) = (new List<string>(), new TaskCompletionSource<object?>());
        var contexts = people.Select(person => new DefaultHttpContext
        {
            RequestServices = services,
            User = new(new ClaimsIdentity([new("oid", person)])),
        }).ToList();
        var asked = contexts.ConvertAll(context => ExportLimit.WaitAsync(EndpointFilterInvocationContext.Create(context), _ =>
        {
            made.Add(context.User.PersonId());
            return new(never.Task);
        }).AsTask());
        return (asked, contexts, made);
    }

    private async Task<List<string[]>> RowsAsync(string path, string who) => CsvRows.Of((await harbor.GetAsync(path, who)).Body);

    /// <summary>The cells that a spreadsheet told of a separator would work out.</summary>
    private static IEnumerable<string> Formulas(byte[] body, char separator) =>
        CsvRows.Of(body, separator).SelectMany(row => row).Where(cell => cell.TrimStart(' ', '"') is [('=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠'), ..]);

    /// <summary>Which of the requests run under a limit of time.</summary>
    private sealed class SeenLimits : IStartupFilter
    {
        public ConcurrentQueue<string> Paths { get; } = new();

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, more) =>
            {
                context.Response.OnStarting(() =>
                {
                    if (context.Features.Get<IHttpRequestTimeoutFeature>() is not null)
                    {
                        Paths.Enqueue(context.Request.Path);
                    }

                    return Task.CompletedTask;
                });
                return more(context);
            });
            next(app);
        };
    }
}
