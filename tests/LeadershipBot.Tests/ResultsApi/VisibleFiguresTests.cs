using System.Globalization;
using System.Text;
using System.Text.Json;
using LeadershipBot.Core.Access;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Statistics;
using LeadershipBot.Results;
using LeadershipBot.Roster;
using LeadershipBot.Tests.Driving;
using LeadershipBot.Tests.MainJob;
using Xunit;

namespace LeadershipBot.Tests.ResultsApi;

/// <summary>All documents of people of every role in the synthetic agency, held against what the access policy gives them.</summary>
[Collection(nameof(SyntheticQuarter))]
public sealed class VisibleFiguresTests(SyntheticQuarter quarter)
{
    [Fact]
    public async Task Every_unit_and_figure_in_every_document_is_one_that_the_policy_gives()
    {
        var releases = await quarter.Agency.Service<Releases>().AllAsync(TestContext.Current.CancellationToken);
        var people = quarter.Agency.People.GroupBy(person => (person.Role, person.Team)).SelectMany(group => group.Take(group.Key.Role == "staff" ? 1 : 2)).ToList();
        var figures = 0;
        foreach (var person in people)
        {
            var see = releases.ToDictionary(
                release => release.RoundId, release => AccessPolicy.See(release, quarter.Agency.Service<Agency>().Roster, person.Id)!, StringComparer.Ordinal);
            var names = see.Values.SelectMany(visible => visible.Nodes).Select(node => node.Name).ToHashSet(StringComparer.Ordinal);
            var latest = releases[0].RoundId;
            var hidden = releases.SelectMany(release => release.Nodes).Select(node => node.Name).Where(name => !names.Contains(name)).ToList();
            foreach (var path in Paths(see))
            {
                var document = await GetAsync(person, path);
                Assert.All(hidden, name => Assert.DoesNotContain($"\"{name}\"", document.GetRawText(), StringComparison.Ordinal));
                figures += Check(document, see, document.TryGetProperty("round", out var round) ? round.GetProperty("id").GetString()! : latest, person);
            }

            var csv = await TextOf(person, "results/trend.csv");
            Assert.All(hidden, name => Assert.DoesNotContain($"\"{name}\"", csv, StringComparison.Ordinal));
            figures += await CheckFileAsync(csv, person);
        }

        Assert.InRange(figures, 5000, int.MaxValue);
    }

    [Fact]
    public async Task The_map_shows_every_published_figure_that_the_policy_gives()
    {
        var release = (await quarter.Agency.Service<Releases>().AllAsync(TestContext.Current.CancellationToken))[0];
        foreach (var person in quarter.Agency.People.DistinctBy(person => (person.Role, person.Team)))
        {
            var visible = AccessPolicy.See(release, quarter.Agency.Service<Agency>().Roster, person.Id)!;
            var map = await GetAsync(person, "results/rounds/latest/units");
            var measures = map.GetProperty("measures").EnumerateArray().Select(measure => measure.GetProperty("id").GetString()!).ToList();

            Assert.Equal(visible.Nodes.Select(node => node.Name), map.GetProperty("units").EnumerateArray().Select(unit => unit.GetProperty("name").GetString()));
            Assert.Equal(
                visible.Nodes.SelectMany(node => measures.Select(measure => node.Score(measure)?.Mean)),
                map.GetProperty("units").EnumerateArray().SelectMany(unit => unit.GetProperty("cells").EnumerateArray().Select(cell => cell.GetString())));
            Assert.Equal(visible.Nodes.Sum(node => node.Scores.Count), visible.Nodes.Sum(node => node.Scores.Count(score => measures.Contains(score.Measure))));
        }
    }

    private static IEnumerable<string> Paths(Dictionary<string, VisibleRelease> see)
    {
        yield return "results/overview";
        foreach (var (round, visible) in see)
        {
            yield return $"results/rounds/{round}/units";
            foreach (var node in visible.Nodes)
            {
                yield return $"results/rounds/{round}/units/{KeyOf(visible, node.Name)}";
            }
        }
    }

    private static string KeyOf(VisibleRelease visible, string team) => Unit.KeyOf(visible.Agency.Name, team);

    /// <summary>Looks at every score, change, cell and point of a trend.</summary>
    private static int Check(JsonElement element, Dictionary<string, VisibleRelease> see, string round, Colleague person)
    {
        var figures = 0;
        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray().Sum(one => Check(one, see, round, person));
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return 0;
        }

        if (element.TryGetProperty("scores", out var scores))
        {
            foreach (var score in scores.EnumerateArray())
            {
                var known = Score(see[round], element, Text(score, "measure"));
                Assert.True(known is not null, $"{person.Role} of {person.Team} reads {element.GetProperty("name")}");
                Assert.Equal(
                    (known.Mean, known.MeanValue, known.Favourable, known.Answers, known.CannotTell, known.Low, known.High),
                    (Text(score, "mean"), score.GetProperty("value").GetDecimal(), Text(score, "favourable"), Text(score, "answers")!, Text(score, "cannotTell"), Number(score, "low"), Number(score, "high")));
                if (score.GetProperty("change") is { ValueKind: JsonValueKind.Object } change)
                {
                    Assert.Equal(Score(see[Text(change, "since")!], element, Text(score, "measure"))!.Mean, Text(change, "from"));
                    figures++;
                }

                figures++;
            }
        }

        if (element.TryGetProperty("points", out var points))
        {
            foreach (var point in points.EnumerateArray())
            {
                var known = Score(see[Text(point, "round")!], element, Text(element, "measure"));
                Assert.Equal((known?.Mean, known?.MeanValue, known?.Low, known?.High), (Text(point, "mean"), Number(point, "value"), Number(point, "low"), Number(point, "high")));
                figures++;
            }
        }

        return figures + element.EnumerateObject().Sum(property => Check(property.Value, see, round, person));
    }

    /// <summary>Looks at every cell of a file: the lines are exactly what the policy gives, the oldest round first, and each figure stands in its column.</summary>
    private async Task<int> CheckFileAsync(string csv, Colleague person)
    {
        var rows = CsvRows.Of(Encoding.UTF8.GetBytes(csv));
        var headings = rows.FindIndex(row => row.Length > 2);
        Assert.Equal(
            [
                "Round", "Closed", "Unit", "Unit above", "Measure", "Label", "Question", "About the question", "Mean", "Mean as a number", "Low", "High", "Favorable", "Answers",
                "Can't tell", "Change", "Since", "Mean then", "Response", "Not shown", "Note", "About the round",
            ],
            rows[headings]);
        var histories = await quarter.Agency.Service<ReadResults>().HistoriesAsync(new(person.Id), TestContext.Current.CancellationToken);
        var expected = histories.Reverse().SelectMany(history => history.Current.Nodes.SelectMany(node => node.IsPublished
            ? node.Scores.Select((score, place) => Line(history, node, score, place == 0))
            : [Line(history, node, score: null, isFirst: true)])).ToList();
        Assert.Equal(expected, rows.Skip(headings + 1).Select(row => string.Join('|', row.Where((_, column) => column is not (5 or 6 or 7)))));
        Assert.All(rows.Skip(headings + 1), row => Assert.Equal(row[4].Length == 0, row[5].Length == 0));
        return expected.Count;
    }

    /// <summary>All columns but the words for the measure, as the policy gives them.</summary>
    private static string Line(VisibleHistory history, ReleaseNode node, ReleaseScore? score, bool isFirst)
    {
        var release = history.Current;
        var change = score is null ? null : history.Change(node.Name, score.Measure);
        var isAgency = isFirst && node.Parent is null;
        var words = isAgency ? string.Join(' ', new[] { node.Response is { } low && ReleaseTexts.IsBelowHalf(low) ? ReleaseTexts.MayNotRepresent.English : null, release.Reliability is { } known ? ReliabilityTexts.Of(known)?.English : null }.OfType<string>()) : "";
        return string.Join('|',
        [
            release.RoundId, Day(release.Closed), node.Name, node.Parent, score?.Measure, score?.Mean, Decimal(score?.MeanValue), Decimal(score?.Low), Decimal(score?.High),
            score?.Favourable, score?.Answers, score?.CannotTell, change is null ? null : VerdictTexts.Of(change.Verdict).English, Day(change?.SinceClosed), change?.From,
            isFirst && node.Response is { } band ? ReleaseTexts.Of(band).English : null, node.IsPublished ? null : "Not enough answers to protect everyone.", null, words,
        ]);

        static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        static string? Decimal(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);
    }

    private static ReleaseScore? Score(VisibleRelease visible, JsonElement unit, string? measure) =>
        visible.Nodes.FirstOrDefault(node => KeyOf(visible, node.Name) == Text(unit, "unit"))?.Score(measure!);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static decimal? Number(JsonElement element, string name) => element.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null;

    private async Task<JsonElement> GetAsync(Colleague person, string path) => JsonElement.Parse(await TextOf(person, path));

    private async Task<string> TextOf(Colleague person, string path)
    {
        var token = (await quarter.Agency.GetAsync<JsonElement>($"sandbox/api/people/{person.Id}/token")).GetProperty("token").GetString();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/" + path);
        request.Headers.Authorization = new("Bearer", token);
        using var response = await quarter.Agency.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, $"{person.Role} of {person.Team}: {path} is {response.StatusCode}");
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
