using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using LeadershipBot.About;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Organization;
using LeadershipBot.Delivery;
using LeadershipBot.Nudges;
using LeadershipBot.Pulses;
using LeadershipBot.Schedules;
using LeadershipBot.Seasons;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Teams;
using LeadershipBot.Tests.Content;
using LeadershipBot.Tests.Driving;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace LeadershipBot.Tests.About;

/// <summary>The pages that the app's details in Teams link to.</summary>
public sealed class AboutPagesTests : IAsyncLifetime
{
    private AgencyAtWork _agency = null!;

    public static TheoryData<AboutPage> Pages => [AboutTexts.FrontPage, AboutTexts.PrivacyPage, AboutTexts.TermsPage];

    public async ValueTask InitializeAsync() => _agency = await AgencyAtWork.StartHarborAsync();

    public ValueTask DisposeAsync() => _agency.DisposeAsync();

    [Theory]
    [InlineData("/privacy", "Privacy", "Privacidad")]
    [InlineData("/terms", "Terms of use", "Condiciones de uso")]
    public async Task Anybody_may_read_each_in_both_languages(string path, string english, string spanish)
    {
        using var answer = await GetAsync(path);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, "text/html; charset=utf-8"), (answer.StatusCode, answer.Content.Headers.ContentType!.ToString()));
        Assert.Equal([english, spanish], Regex.Matches(html, "<h1>(.*?)</h1>", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(heading => heading.Groups[1].Value));
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Contains("default-src 'none'; style-src 'sha256-", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_front_page_is_in_both_languages_and_leads_to_the_others()
    {
        // The sandbox, in which this bot runs, has a page of its own at this address and answers first.
        var endpoint = _agency.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Single(endpoint => endpoint is { Order: 0, RoutePattern.RawText: "/" });
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = _agency.Service<IServiceProvider>(), Response = { Body = body }, Request = { Method = HttpMethods.Get } };
        await endpoint.RequestDelegate!(context);
        var html = Encoding.UTF8.GetString(body.ToArray());

        Assert.Equal("text/html; charset=utf-8", context.Response.ContentType);
        Assert.Contains("default-src 'none'; style-src 'sha256-", context.Response.Headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
        Assert.Equal(["LeadershipBot", "LeadershipBot"], Regex.Matches(html, "<h1>(.*?)</h1>", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(heading => heading.Groups[1].Value));
        Assert.Contains("/privacy", html, StringComparison.Ordinal);
        Assert.Contains("/terms", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_privacy_page_has_the_whole_promise_word_for_word()
    {
        using var answer = await GetAsync("/privacy");
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.All(TeamsTexts.Promise, sentence =>
        {
            Assert.Contains($"<li>{sentence[Language.English]}</li>", text, StringComparison.Ordinal);
            Assert.Contains($"<li>{sentence[Language.Spanish]}</li>", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_privacy_page_names_what_each_table_keeps_of_people()
    {
        var page = Text(AboutTexts.PrivacyPage, Language.English);
        const string OfNobody = "";
        var words = new Dictionary<TableName, string>
        {
            [Tables.Conversations] = "the id of your chat",
            [Tables.Dialogs] = "What you began to write and did not send",
            [Tables.Preferences] = "your own settings",
            [Tables.Occurrences] = OfNobody,
            [Tables.Rounds] = OfNobody,
            [Tables.RoundRosters] = "whom it asked",
            [Tables.PublishedGroups] = "who could have answered",
            [Tables.Releases] = "the results that were shown",
            [Tables.Campaigns] = OfNobody,
            [Tables.Batches] = OfNobody,
            [Tables.Deliveries] = "until a year after each was over, which messages it sent you",
            [Tables.Budgets] = "which messages it sent you",
            [Tables.QuietModes] = OfNobody,
            [Tables.Nudges] = "steps to try, it keeps which",
            [Tables.StartOrders] = "in what order",
            [Tables.Notes] = "your notes on them for 90 days",
            [Tables.Seasons] = OfNobody,
            [Tables.Circles] = "who met in a circle with whom for two years",
            [Tables.Heard] = "that you told your team what was heard",
            [Tables.UnitNotes] = "what you note beside results",
            [Tables.Actions] = "what you promise",
            [Tables.Barriers] = "what you promise",
            [Tables.Probes] = OfNobody,
            [Tables.Ballots("any")] = "your answers are stored sealed under a secret code",
            [Tables.RoundKeys("any")] = OfNobody,
        };

        Assert.Equal(Tables.All.Append(Tables.Ballots("any")).Append(Tables.RoundKeys("any")).ToHashSet(), [.. words.Keys]);
        Assert.All(words.Values, said => Assert.Contains(said, page, StringComparison.Ordinal));
        Type[] rowsOfNobody =
        [
            typeof(OccurrenceRow), typeof(KnownScheduleRow), typeof(PulseDateRow), typeof(RoundRow), typeof(CampaignRow), typeof(BatchRow), typeof(QuietPeriod),
            typeof(SeasonRow), typeof(ParticipationRow), typeof(SweptRow), typeof(ProbeRow), typeof(RoundKeysRow),
        ];
        Assert.DoesNotContain(
            rowsOfNobody.SelectMany(row => row.GetProperties()),
            member => member.Name == "By" || member.Name.StartsWith("Person", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void They_are_easy_to_read(AboutPage page)
    {
        Assert.InRange(Readability.FleschKincaidGrade(Text(page, Language.English)), -2, 8);
        Assert.InRange(Readability.FernandezHuerta(Text(page, Language.Spanish)), 60, 120);
    }

    private static string Text(AboutPage page, Language language) => string.Join(' ', page.Before.Concat(page.List).Concat(page.After).Select(text => text[language]));

    private async Task<HttpResponseMessage> GetAsync(string path)
    {
        using var http = new HttpClient();
        return await http.GetAsync(new Uri(_agency.Root, path), TestContext.Current.CancellationToken);
    }
}
