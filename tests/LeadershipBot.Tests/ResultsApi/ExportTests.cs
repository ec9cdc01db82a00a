using System.Text;
using CsvHelper;
using LeadershipBot.Core.Statistics;
using LeadershipBot.ResultsApi;
using LeadershipBot.Tests.Driving;
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
        var rows = Read(answer.Body);

        Assert.Equal([0xEF, 0xBB, 0xBF], answer.Body[..3]);
        Assert.Contains("Content-Type: text/csv; charset=utf-8", answer.Headers, StringComparison.Ordinal);
        Assert.Contains($"Content-Disposition: attachment; filename=\"results-{Harbor.RoundId}.csv\"", answer.Headers, StringComparison.Ordinal);
        Assert.Equal(["Mean", $"{ResultWords.Scale.English} {ResultWords.OpenEnds.English}"], rows[2 + 8]);
        Assert.Equal("Round", rows[Definitions][0]);
        Assert.Contains(rows.Skip(Definitions + 1), row => row[2] == "South" && row[4] == "VM-2" && row[8] == "3.8");
        Assert.DoesNotContain(rows, row => row is [_, _, "North", ..]);
        Assert.Contains((await RowsAsync("results/rounds/latest/export.csv", "Director")).Skip(Definitions + 1), row => row[2] == "North" && row[8].Length == 0 && row[19].Length > 0);
    }

    [Fact]
    public async Task The_trend_and_the_other_language()
    {
        var rows = await RowsAsync("results/trend.csv?language=es", "Director");

        Assert.Equal("Resultados de las 24 encuestas más nuevas de cada programa", rows[0][0]);
        Assert.Equal("Encuesta", rows[Definitions][0]);
        Assert.Equal(rows.Count - Definitions - 1, (await RowsAsync("results/rounds/latest/export.csv", "Director")).Count - Definitions - 1);
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
    public async Task No_note_begins_a_formula(string note, string cell)
    {
        var path = $"results/rounds/latest/units/{ApiHarbor.UnitOf("South")}/note";
        await harbor.SendAsync(HttpMethod.Put, path, harbor.TokenOf("SouthLead").Encode(), new { text = note, sendAnyway = true });

        Assert.Contains(await RowsAsync("results/rounds/latest/export.csv", "Director"), row => row[^1] == cell);
        await harbor.SendAsync(HttpMethod.Delete, path, harbor.TokenOf("SouthLead").Encode());
    }

    [Theory]
    [InlineData("=2+5")]
    [InlineData("@Office")]
    [InlineData("-West")]
    public async Task No_name_of_a_unit_begins_a_formula(string team)
    {
        await using var agency = await AgencyAtWork.StartHarborAsync(roster: Harbor.Csv().Replace(",South,", $",{team},", StringComparison.Ordinal));
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        foreach (var person in agency.People)
        {
            await person.AnswersAsync(Items.All(4));
        }

        await agency.AdvanceAsync(Harbor.Closes);
        var token = (await agency.GetAsync<System.Text.Json.JsonElement>($"sandbox/api/people/{agency.Find("Director").Id}/token")).GetProperty("token").GetString();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/results/trend.csv");
        request.Headers.Authorization = new("Bearer", token);
        using var response = await agency.SendAsync(request);
        var units = Read(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Skip(Definitions + 1).Select(row => row[2]).Distinct().ToList();

        Assert.Contains("'" + team, units);
        Assert.DoesNotContain(team, units);
    }

    private async Task<List<string[]>> RowsAsync(string path, string who) => Read((await harbor.GetAsync(path, who)).Body);

    private static List<string[]> Read(byte[] body)
    {
        using var reader = CsvReader.Create(new StringReader(Encoding.UTF8.GetString(body).TrimStart('\uFEFF')), new CsvReaderOptions { HasHeader = false, FieldCountMismatch = CsvFieldCountHandling.Allow }, leaveOpen: false);
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(index => reader.GetString(index))]);
        }

        return rows;
    }
}
