using System.Net;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.ResultsApi;

/// <summary>What is in the answers, and how they are asked for again.</summary>
public sealed class DocumentTests(ApiHarbor harbor) : IClassFixture<ApiHarbor>
{
    [Fact]
    public async Task A_caseworker_of_a_group_that_is_not_shown_gets_the_nearest_that_is()
    {
        var overview = (await harbor.GetAsync("results/overview", "North1")).Json;

        Assert.Equal(Harbor.RoundId, overview.GetProperty("round").GetProperty("id").GetString());
        Assert.Equal((Harbor.Root, "North"), (overview.GetProperty("focus").GetProperty("name").GetString(), overview.GetProperty("focusInsteadOf").GetString()));
        Assert.Equal("agency", overview.GetProperty("agency").GetProperty("unit").GetString());
        Assert.Single(overview.GetProperty("trends").EnumerateArray());

        var page = (await harbor.GetAsync($"results/rounds/latest/units/{ApiHarbor.UnitOf("North")}", "North1")).Json;
        Assert.Equal(Harbor.Root, page.GetProperty("unit").GetProperty("name").GetString());
        Assert.Equal("North", page.GetProperty("insteadOf").GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_unit_has_its_figures_its_past_and_the_way_to_it()
    {
        var page = (await harbor.GetAsync($"results/rounds/{Harbor.RoundId}/units/{ApiHarbor.UnitOf("South")}", "South1")).Json;
        var unit = page.GetProperty("unit");
        var measures = unit.GetProperty("scores").EnumerateArray().Select(score => score.GetProperty("measure").GetString()).ToList();

        Assert.Equal("agency", unit.GetProperty("parent").GetString());
        Assert.Equal(["agency"], page.GetProperty("path").EnumerateArray().Select(above => above.GetProperty("unit").GetString()));
        Assert.Equal(measures, page.GetProperty("trends").EnumerateArray().Select(trend => trend.GetProperty("measure").GetString()));
        Assert.All(page.GetProperty("trends").EnumerateArray(), trend => Assert.Equal(Harbor.RoundId, Assert.Single(trend.GetProperty("points").EnumerateArray()).GetProperty("round").GetString()));
        // Everybody gave every question the same answer.
        Assert.Equal((0, 0), (unit.GetProperty("strongest").GetArrayLength(), unit.GetProperty("weakest").GetArrayLength()));
        Assert.DoesNotContain("**", page.GetProperty("guide").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_map_has_the_units_in_the_order_of_the_organisation_and_empty_cells_where_nothing_is_shown()
    {
        var map = (await harbor.GetAsync("results/rounds/latest/units", "Director")).Json;
        var units = map.GetProperty("units").EnumerateArray().ToDictionary(unit => unit.GetProperty("name").GetString()!, StringComparer.Ordinal);
        var measures = map.GetProperty("measures").GetArrayLength();

        Assert.Equal([Harbor.Root, "North", "South"], units.Keys);
        Assert.All(units.Values, unit => Assert.Equal(measures, unit.GetProperty("cells").GetArrayLength()));
        Assert.All(units["North"].GetProperty("cells").EnumerateArray(), cell => Assert.Equal(System.Text.Json.JsonValueKind.Null, cell.ValueKind));
        Assert.Contains(units["South"].GetProperty("cells").EnumerateArray(), cell => cell.GetString() == "3.8");
        Assert.Equal("Not enough answers to protect everyone.", map.GetProperty("reason").GetProperty("en").GetString());
    }

    [Theory]
    [InlineData("results/overview")]
    [InlineData("results/rounds/latest/units")]
    [InlineData("results/rounds/latest/export.csv?language=es")]
    [InlineData("openapi.json")]
    public async Task What_the_caller_has_already_is_not_sent_again(string path)
    {
        var first = await harbor.GetAsync(path, "Director");
        var token = harbor.TokenOf("Director").Encode();
        var again = await harbor.SendAsync(HttpMethod.Get, path, token, knows: first.ETag);
        var among = await harbor.SendAsync(HttpMethod.Get, path, token, knows: $"\"other\", {first.ETag}");
        var other = await harbor.SendAsync(HttpMethod.Get, path, token, knows: "\"other\"");

        Assert.StartsWith("\"", first.ETag, StringComparison.Ordinal);
        Assert.Contains("Cache-Control: no-store", first.Headers, StringComparison.Ordinal);
        Assert.Equal(path != "openapi.json", first.Headers.Contains("Vary: Authorization", StringComparison.Ordinal));
        Assert.Equal((HttpStatusCode.NotModified, first.ETag, 0), (again.Status, again.ETag, again.Body.Length));
        Assert.Equal(HttpStatusCode.NotModified, among.Status);
        Assert.Equal(first.Whole, other.Whole);
        Assert.Equal(path == "openapi.json", first.ETag == (await harbor.GetAsync(path, "North1")).ETag);
    }

    [Theory]
    [InlineData("me")]
    [InlineData("results/overview")]
    [InlineData("results/rounds/latest/units")]
    [InlineData("results/rounds/latest/export.csv")]
    [InlineData("results/trend.csv")]
    [InlineData("results/rounds/pulse-19990101/units")]
    [InlineData("actions")]
    [InlineData("openapi.json")]
    public async Task Without_its_body_an_answer_is_the_same(string path)
    {
        var whole = await harbor.GetAsync(path, "Director");
        var head = await harbor.SendAsync(HttpMethod.Head, path, harbor.TokenOf("Director").Encode());

        Assert.Equal((whole.Status, whole.ETag, 0), (head.Status, head.ETag, head.Body.Length));
        Assert.Equal(Typed(whole), Typed(head));

        static string Typed(ApiAnswer answer) => answer.Headers.Split('\n').Single(header => header.StartsWith("Content-Type:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("results/overview?round=x&unit=%00&a[]=1&%ff=%ff", HttpStatusCode.OK, null)]
    [InlineData("results/rounds/latest/export.csv?language=fr", HttpStatusCode.BadRequest, "language")]
    [InlineData("results/rounds/latest/export.csv?language=en&language=es", HttpStatusCode.BadRequest, "language")]
    [InlineData("results/trend.csv?language=%27%3B--", HttpStatusCode.BadRequest, "language")]
    [InlineData("results/rounds/LATEST/units", HttpStatusCode.NotFound, "not-found")]
    [InlineData("results/rounds/%00/units", HttpStatusCode.BadRequest, null)]
    [InlineData("results/rounds/%F0%9F%92%A9/units/%3Cscript%3E", HttpStatusCode.NotFound, "not-found")]
    [InlineData("results/rounds/pulse-20261005%2F..%2Fx/units", HttpStatusCode.NotFound, "not-found")]
    [InlineData("results/rounds/latest/units/AGENCY", HttpStatusCode.NotFound, "not-found")]
    [InlineData("results/rounds/latest/units/North", HttpStatusCode.NotFound, "not-found")]
    [InlineData("results/rounds/latest/units/agency/note", HttpStatusCode.NotFound, "not-found")]
    [InlineData("results/rounds/latest", HttpStatusCode.NotFound, "not-found")]
    [InlineData("", HttpStatusCode.NotFound, "not-found")]
    public async Task Addresses_made_by_hand_get_a_clear_answer(string path, HttpStatusCode status, string? code)
    {
        var answer = await harbor.GetAsync(path, "Director");

        Assert.Equal((status, code), (answer.Status, code is null ? null : answer.Code));
    }
}
