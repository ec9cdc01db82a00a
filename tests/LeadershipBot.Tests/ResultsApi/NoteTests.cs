using System.Net;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.ResultsApi;

/// <summary>What whoever leads a unit says beside its numbers.</summary>
public sealed class NoteTests(ApiHarbor harbor) : IClassFixture<ApiHarbor>
{
    private static readonly string South = $"results/rounds/latest/units/{ApiHarbor.UnitOf("South")}";

    [Fact]
    public async Task A_lead_writes_beside_the_own_numbers_and_everybody_who_sees_them_reads_it_until_it_is_taken_away()
    {
        var written = await PutAsync("SouthLead", South, new { text = "  Two of us were new in October.\u202e " });
        Assert.Equal(HttpStatusCode.OK, written.Status);
        Assert.Equal("""{"text":"Two of us were new in October.","by":"SouthLead Larkspur","on":"2026-10-12"}""", written.Text);

        Assert.Equal(written.Text, (await harbor.GetAsync(South, "South1")).Json.GetProperty("unit").GetProperty("note").GetRawText());
        Assert.Equal(written.Text, (await harbor.GetAsync("results/overview", "South1")).Json.GetProperty("focus").GetProperty("note").GetRawText());
        Assert.Contains("Two of us were new", (await harbor.GetAsync("results/rounds/latest/export.csv", "Director")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Two of us were new", (await harbor.GetAsync("results/rounds/latest/export.csv", "North1")).Text, StringComparison.Ordinal);
        Assert.Equal([false, false, true], await NotedAsync());
        Assert.True((await harbor.GetAsync(South, "SouthLead")).Json.GetProperty("mayWriteNote").GetBoolean());

        Assert.Equal(HttpStatusCode.NoContent, (await DeleteAsync("SouthLead", South)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await DeleteAsync("SouthLead", South)).Status);
        Assert.Equal([false, false, false], await NotedAsync());
        Assert.Empty(await harbor.Agency.ReadAsync(Tables.UnitNotes));
    }

    [Theory]
    [InlineData("South1", "South", HttpStatusCode.Forbidden, "not-yours")]
    [InlineData("Director", "South", HttpStatusCode.Forbidden, "not-yours")]
    [InlineData("NorthLead", "North", HttpStatusCode.Forbidden, "not-yours")]
    [InlineData("NorthLead", "South", HttpStatusCode.NotFound, "not-found")]
    [InlineData("NorthLead", "Atlantis", HttpStatusCode.NotFound, "not-found")]
    public async Task Nobody_else_writes_or_deletes(string who, string team, HttpStatusCode status, string code)
    {
        var path = $"results/rounds/latest/units/{ApiHarbor.UnitOf(team)}";
        var put = await PutAsync(who, path, new { text = "Hello" });
        var deleted = await DeleteAsync(who, path);

        Assert.Equal((status, code), (put.Status, put.Code));
        Assert.Equal((status, code), (deleted.Status, deleted.Code));
        Assert.Empty(await harbor.Agency.ReadAsync(Tables.UnitNotes));
    }

    [Fact]
    public async Task An_administrator_writes_none_and_can_take_any_away()
    {
        await PutAsync("SouthLead", South, new { text = "Two of us were new in October." });

        Assert.Equal("not-yours", (await PutAsync("Admin", South, new { text = "Hello" })).Code);
        Assert.Equal("not-yours", (await DeleteAsync("Director", South)).Code);
        Assert.Equal("False True", await MayAsync("Admin"));
        Assert.Equal("True True", await MayAsync("SouthLead"));
        Assert.Equal("False False", await MayAsync("Director"));
        Assert.Equal(HttpStatusCode.NoContent, (await DeleteAsync("Admin", South)).Status);
        Assert.Equal("False False", await MayAsync("Admin"));
        Assert.Empty(await harbor.Agency.ReadAsync(Tables.UnitNotes));
    }

    [Fact]
    public async Task A_role_in_the_application_makes_nobody_a_lead()
    {
        var token = harbor.TokenOf("South1", "Leader", "Administrator").Encode();

        Assert.Equal("not-yours", (await harbor.SendAsync(HttpMethod.Put, South + "/note", token, new { text = "Hello" })).Code);
    }

    [Theory]
    [InlineData("""{"text":""}""", "empty")]
    [InlineData("""{"text":" \u200b …"}""", "empty")]
    [InlineData("""{"text":null}""", "empty")]
    [InlineData("{}", "empty")]
    [InlineData("", "body")]
    [InlineData("null", "body")]
    [InlineData("[1]", "body")]
    [InlineData("""{"text":7}""", "body")]
    [InlineData("""{"text":"x""", "body")]
    public async Task A_note_that_is_none_is_refused(string body, string code)
    {
        var answer = await PutAsync("SouthLead", South, body);

        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("text/plain", "Hello", HttpStatusCode.BadRequest, "body")]
    [InlineData("application/json; charset=foo", """{"text":"Hello"}""", HttpStatusCode.BadRequest, "body")]
    [InlineData("application/json; charset=utf-16", """{"text":"Hello"}""", HttpStatusCode.BadRequest, "body")]
    [InlineData(null, """{"text":"Hello"}""", HttpStatusCode.BadRequest, "body")]
    public async Task A_note_of_another_kind_is_refused_in_words(string? type, string body, HttpStatusCode status, string code)
    {
        using var content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        var answer = await harbor.SendAsync(HttpMethod.Put, South + "/note", harbor.TokenOf("SouthLead").Encode(), content);

        Assert.Equal((status, code), (answer.Status, answer.Code));
        Assert.Contains("Content-Type: application/problem+json", answer.Headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_far_too_large_is_refused_in_words()
    {
        var answer = await PutAsync("SouthLead", South, new { text = new string('a', 2 * 1024 * 1024) });

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "too-large"), (answer.Status, answer.Code));
        Assert.Contains("Content-Type: application/problem+json", answer.Headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_writes_gets_what_was_written_whatever_tag_is_sent_along()
    {
        var first = await PutAsync("SouthLead", South, new { text = "Hello" });
        var again = await harbor.SendAsync(HttpMethod.Put, South + "/note", harbor.TokenOf("SouthLead").Encode(), new { text = "Hello" }, knows: first.ETag);

        Assert.Equal((HttpStatusCode.OK, first.Text), (again.Status, again.Text));
        await DeleteAsync("SouthLead", South);
    }

    [Fact]
    public async Task A_note_has_five_hundred_characters_at_most()
    {
        Assert.Equal("too-long", (await PutAsync("SouthLead", South, new { text = new string('a', 501) })).Code);
        Assert.Equal(HttpStatusCode.OK, (await PutAsync("SouthLead", South, new { text = new string('a', 500) })).Status);
        await DeleteAsync("SouthLead", South);
    }

    [Fact]
    public async Task Names_are_asked_about_once_and_the_lead_decides()
    {
        var asked = await PutAsync("SouthLead", South, new { text = "Ask South3 Larkspur about it." });
        Assert.Equal((HttpStatusCode.Conflict, "names"), (asked.Status, asked.Code));
        Assert.Contains("Larkspur", asked.Json.GetProperty("names").EnumerateArray().Select(name => name.GetString()));

        Assert.Equal(HttpStatusCode.OK, (await PutAsync("SouthLead", South, new { text = "Ask South3 Larkspur about it.", sendAnyway = true })).Status);
        await DeleteAsync("SouthLead", South);
    }

    private async Task<IEnumerable<bool>> NotedAsync() => (await harbor.GetAsync("results/rounds/latest/units", "Director")).Json.GetProperty("units").EnumerateArray()
        .Select(unit => unit.GetProperty("hasNote").GetBoolean());

    private async Task<string> MayAsync(string who)
    {
        var page = (await harbor.GetAsync(South, who)).Json;
        return $"{page.GetProperty("mayWriteNote")} {page.GetProperty("mayDeleteNote")}";
    }

    private Task<ApiAnswer> PutAsync(string who, string unit, object body) => harbor.SendAsync(HttpMethod.Put, unit + "/note", harbor.TokenOf(who).Encode(), body);

    private Task<ApiAnswer> DeleteAsync(string who, string unit) => harbor.SendAsync(HttpMethod.Delete, unit + "/note", harbor.TokenOf(who).Encode());
}
