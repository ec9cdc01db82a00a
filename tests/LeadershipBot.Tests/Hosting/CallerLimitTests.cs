using System.Net;
using LeadershipBot.Operations;
using LeadershipBot.Tests.ResultsApi;
using Xunit;

namespace LeadershipBot.Tests.Hosting;

/// <summary>Who asks too much of the web addresses waits, and nobody else does.</summary>
public sealed class CallerLimitTests(ApiHarbor harbor) : IClassFixture<ApiHarbor>
{
    [Fact]
    public async Task A_person_who_asks_too_much_waits_and_others_do_not()
    {
        var token = harbor.TokenOf("Director").Encode();
        var refused = await AskUntilRefusedAsync(token, CallerLimits.PersonBurst * 3);

        Assert.Equal("too-many", refused.Code);
        Assert.Contains("Content-Type: application/problem+json", refused.Headers, StringComparison.Ordinal);
        Assert.Matches(@"Retry-After: [1-9]\d*\n", refused.Headers);
        Assert.Equal(HttpStatusCode.OK, (await harbor.GetAsync("me", "NorthLead")).Status);
    }

    [Fact]
    public async Task Callers_without_a_valid_token_share_one_bucket_and_do_not_fill_the_log()
    {
        var before = OurLines();
        var refused = await AskUntilRefusedAsync("not.a.token", StrangerLimit.Burst * 3);

        Assert.Contains("Retry-After: 1", refused.Headers, StringComparison.Ordinal);
        for (var request = 0; request < StrangerLimit.Burst; request++)
        {
            await harbor.SendAsync(HttpMethod.Get, "me", "not.a.token");
        }

        Assert.InRange(OurLines() - before, StrangerLimit.Burst, StrangerLimit.Burst * 3 / 2);
        Assert.DoesNotContain(harbor.Log.Lines, line => line.Contains("127.0.0.1", StringComparison.Ordinal) && line.StartsWith("LeadershipBot.SignIn", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await harbor.GetAsync("me", "SouthLead")).Status);
    }

    /// <summary>What ASP.NET Core writes under the handler's own name is among them.</summary>
    private int OurLines() => harbor.Log.Lines.Count(line => line.StartsWith("LeadershipBot.", StringComparison.Ordinal));

    private async Task<ApiAnswer> AskUntilRefusedAsync(string token, int most)
    {
        for (var request = 0; request < most; request++)
        {
            if (await harbor.SendAsync(HttpMethod.Get, "me", token) is { Status: HttpStatusCode.TooManyRequests } refused)
            {
                return refused;
            }
        }

        throw new InvalidOperationException($"None of {most} requests was refused.");
    }
}
