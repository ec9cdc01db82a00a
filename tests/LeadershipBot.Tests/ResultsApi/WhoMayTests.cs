using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using LeadershipBot.Tests.Driving;
using LeadershipBot.Tests.SignIn;
using Xunit;

namespace LeadershipBot.Tests.ResultsApi;

/// <summary>The role table: who gets what from each address.</summary>
public sealed class WhoMayTests(ApiHarbor harbor) : IClassFixture<ApiHarbor>
{
    private const string Everybody = "North1 North5 NorthLead SouthLead Director Admin";
    private const string Stranger = "99999999-1111-4222-8333-444444444444";

    /// <summary>Each address, and who among all roles gets an answer.</summary>
    private static readonly Dictionary<string, string> Addresses = new(StringComparer.Ordinal)
    {
        ["me"] = Everybody,
        ["results/rounds"] = Everybody,
        ["results/words"] = Everybody,
        ["results/overview"] = Everybody,
        ["results/rounds/latest/units"] = Everybody,
        ["results/rounds/latest/units/agency"] = Everybody,
        [$"results/rounds/{Harbor.RoundId}/units/{ApiHarbor.UnitOf("North")}"] = "North1 North5 NorthLead Director Admin",
        [$"results/rounds/{Harbor.RoundId}/units/{ApiHarbor.UnitOf("South")}"] = "SouthLead Director Admin",
        ["results/rounds/latest/export.csv"] = Everybody,
        ["results/trend.csv"] = Everybody,
        ["actions"] = Everybody,
        ["actions/regions"] = "Director Admin",
        ["nudges/participation"] = "Director Admin",
    };

    private static readonly Dictionary<string, Action<PersonToken>> Wrong = new(StringComparer.Ordinal)
    {
        ["another tenant"] = token => token.Claims["tid"] = "11111111-2222-4333-8444-555555555555",
        ["another audience"] = token => token.Claims["aud"] = "https://graph.microsoft.com",
        ["no scope"] = token => token.Claims.Remove("scp"),
        ["an application's own"] = token => (token.Claims["scp"], token.Claims["roles"], token.Claims["idtyp"]) = (null, new JsonArray("Administrator"), "app"),
        ["expired"] = token => token.Claims["exp"] = PersonToken.FromNow(TimeSpan.FromMinutes(-6)),
        ["another key"] = token => token.OtherKey = RSA.Create(2048),
    };

    public static TheoryData<string> Paths => [.. Addresses.Keys];

    public static TheoryData<string> WrongTokens => [.. Wrong.Keys];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Each_role_gets_what_is_its_own_and_of_the_rest_an_answer_that_says_nothing(string path)
    {
        var nothing = await harbor.GetAsync("results/rounds/pulse-19990101/units/0123456789abcdef", "North1");
        Assert.Equal((HttpStatusCode.NotFound, "not-found"), (nothing.Status, nothing.Code));
        foreach (var who in Everybody.Split(' '))
        {
            var answer = await harbor.GetAsync(path, who);
            if (Addresses[path].Split(' ').Contains(who, StringComparer.Ordinal))
            {
                Assert.True(answer.Status == HttpStatusCode.OK, $"{who}: {answer.Whole}");
            }
            else
            {
                Assert.Equal(nothing.Whole, answer.Whole);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_leader_of_the_application_sees_what_leaders_see_and_no_other_role_raises_anybody(string path)
    {
        Assert.Equal(HttpStatusCode.OK, (await harbor.GetAsync(path, "North5", "Leader")).Status);
        Assert.Equal(HttpStatusCode.OK, (await harbor.GetAsync(path, "NorthLead", "Administrator")).Status);
        Assert.Equal((await harbor.GetAsync(path, "North5")).Whole, (await harbor.GetAsync(path, "North5", "leader", "Manager", "Global Administrator")).Whole);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Whoever_is_not_in_the_roster_is_told_just_that(string path)
    {
        var token = harbor.TokenOf("Director", "Administrator");
        token.Claims["oid"] = Stranger;

        var answer = await harbor.SendAsync(HttpMethod.Get, path, token.Encode());

        Assert.Equal((HttpStatusCode.Forbidden, "not-in-roster"), (answer.Status, answer.Code));
        Assert.Contains("Cache-Control: no-store", answer.Headers, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WrongTokens))]
    public async Task A_wrong_token_opens_nothing_and_every_address_says_so_alike(string wrong)
    {
        var token = harbor.TokenOf("Director");
        Wrong[wrong](token);
        var none = await harbor.GetAsync("me");

        Assert.Equal((HttpStatusCode.Unauthorized, "unauthorized"), (none.Status, none.Code));
        Assert.Contains("WWW-Authenticate: Bearer", none.Headers, StringComparison.Ordinal);
        foreach (var path in Addresses.Keys.Append("nothing/here"))
        {
            Assert.Equal(none.Whole, (await harbor.SendAsync(HttpMethod.Get, path, token.Encode())).Whole);
        }

        Assert.Equal(none.Whole, (await harbor.SendAsync(HttpMethod.Put, $"results/rounds/latest/units/{ApiHarbor.UnitOf("South")}/note", token.Encode(), new { text = "Hello" })).Whole);
    }

    [Fact]
    public async Task Me_says_what_there_is_to_see_and_to_lead()
    {
        Assert.Equal("ownTeam - False", await MeAsync("North1"));
        Assert.Equal($"ownBranch {ApiHarbor.UnitOf("North")} False", await MeAsync("NorthLead"));
        Assert.Equal("everything agency False", await MeAsync("Director"));
        Assert.Equal("everything - True", await MeAsync("Admin"));
        Assert.Equal("everything - False", await MeAsync("North1", "Leader"));
        Assert.Equal($"everything {ApiHarbor.UnitOf("North")} True", await MeAsync("NorthLead", "Administrator"));
    }

    [Fact]
    public async Task No_answer_or_refusal_is_logged_with_anybody_in_it()
    {
        harbor.Log.Lines.Clear();
        foreach (var path in Addresses.Keys)
        {
            await harbor.GetAsync(path, "NorthLead");
            await harbor.GetAsync(path, "North1", "Leader");
        }

        // What the framework says below a warning is not written in production.
        Assert.Empty(harbor.Log.Lines.Where(line => !line.StartsWith("Microsoft.", StringComparison.Ordinal)).Where(line =>
            harbor.Agency.People.Any(person => line.Contains(person.Id, StringComparison.OrdinalIgnoreCase))
            || line.Contains("larkspur", StringComparison.OrdinalIgnoreCase)));
    }

    private async Task<string> MeAsync(string who, params string[] appRoles)
    {
        var me = (await harbor.GetAsync("me", who, appRoles)).Json;
        var leads = string.Join(',', me.GetProperty("leads").EnumerateArray().Select(unit => unit.GetString()));
        return $"{me.GetProperty("breadth").GetString()} {(leads.Length == 0 ? "-" : leads)} {me.GetProperty("isAdministrator").GetBoolean()}";
    }
}
