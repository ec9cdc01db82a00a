using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.Sandbox;
using LeadershipBot.Sandbox.Issuer;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.BadInput;

/// <summary>Whoever is not the channel service, not of this tenant or not on the list.</summary>
public sealed class StrangerTests(WatchedHarbor harbor) : IClassFixture<WatchedHarbor>, IDisposable
{
    private const string Evil = "https://evil.example/";

    [Fact]
    public async Task Without_a_token_nobody_is_heard() => await RefusedAsync(401, token: null);

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    public async Task What_is_no_token_is_refused(string token) => await RefusedAsync(401, token);

    [Fact]
    public async Task An_expired_token_is_refused()
    {
        await RefusedAsync(401, harbor.Wire.Token(age: TokenIssuer.Lifetime + TimeSpan.FromMinutes(6)));

        // The same but for its age is accepted.
        Assert.Equal(200, (await harbor.Wire.PostAsync(Ignored().ToJsonString(), harbor.Wire.Token(age: TimeSpan.FromMinutes(50)))).Status);
    }

    [Fact]
    public async Task A_token_signed_by_another_key_is_refused()
    {
        using var impostor = new TokenIssuer(harbor.Agency.Service<SandboxAddresses>());
        await RefusedAsync(401, impostor.IssueForBot(harbor.Wire.ServiceUrl));

        // The right key's name on the wrong key's signature.
        var parts = impostor.IssueForBot(harbor.Wire.ServiceUrl).Split('.');
        parts[0] = harbor.Wire.Token().Split('.')[0];
        await RefusedAsync(401, string.Join('.', parts));
    }

    [Fact]
    public async Task A_token_altered_after_signing_is_refused()
    {
        var parts = harbor.Wire.Token().Split('.');
        parts[1] = harbor.Wire.Token(Evil).Split('.')[1];

        await RefusedAsync(401, string.Join('.', parts));
    }

    [Fact]
    public async Task A_token_for_the_connector_is_not_one_for_the_bot() =>
        await RefusedAsync(401, harbor.Agency.Service<TokenIssuer>().IssueForConnector());

    [Fact]
    public async Task A_strangers_service_url_is_refused_even_if_the_token_names_it()
    {
        await RefusedAsync(401, harbor.Wire.Token(), activity => activity["serviceUrl"] = Evil);
        await RefusedAsync(401, harbor.Wire.Token(Evil), activity => activity["serviceUrl"] = Evil);
        await RefusedAsync(401, harbor.Wire.Token(Evil));
        await RefusedAsync(401, harbor.Wire.Token(), activity => activity.Remove("serviceUrl"));
    }

    [Fact]
    public async Task A_missing_tenant_is_forbidden() => await RefusedAsync(403, harbor.Wire.Token(), activity =>
    {
        activity["conversation"]!.AsObject().Remove("tenantId");
        activity.Remove("channelData");
    });

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task A_foreign_tenant_is_forbidden_wherever_it_is_named(bool inConversation, bool inChannelData) =>
        await RefusedAsync(403, harbor.Wire.Token(), activity =>
        {
            var foreign = Guid.Parse("00000000-1111-4222-8333-444444444444").ToString();
            activity["conversation"]!["tenantId"] = inConversation ? foreign : (string)activity["conversation"]!["tenantId"]!;
            activity["channelData"]!["tenant"]!["id"] = inChannelData ? foreign : (string)activity["channelData"]!["tenant"]!["id"]!;
        });

    [Theory]
    [InlineData("en-US", "I do not have you on my list, so I can't help yet, and nothing was saved.")]
    [InlineData("es-US", "Usted no está en mi lista")]
    public async Task Somebody_who_is_not_on_the_roster_is_told_so(string locale, string words)
    {
        var tap = harbor.Wire.Tap("North1", "pulse.submit", new JsonObject { ["round"] = Harbor.RoundId, ["VM-2"] = "4" });
        tap["from"]!["aadObjectId"] = "99999999-1111-4222-8333-444444444444";
        tap["locale"] = locale;
        var (status, body) = await harbor.Wire.PostAsync(tap.ToJsonString(), harbor.Wire.Token());
        Assert.Equal(200, status);
        Assert.StartsWith(words, Message.WordsOf(JsonElement.Parse(body).GetProperty("value")), StringComparison.Ordinal);

        var typed = harbor.Wire.Message("North1", "pulse");
        typed["from"]!["aadObjectId"] = "99999999-1111-4222-8333-444444444444";
        typed["locale"] = locale;
        Assert.Equal((200, ""), await harbor.Wire.PostAsync(typed.ToJsonString(), harbor.Wire.Token()));
        Assert.StartsWith(words, (await harbor.Agency.Find("North1").HeardAsync())[^1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_activity_without_a_sender_is_nobodys()
    {
        var tap = harbor.Wire.Tap("North1", "pulse.submit", new JsonObject { ["round"] = Harbor.RoundId, ["VM-2"] = "4" });
        tap.Remove("from");

        var (status, body) = await harbor.Wire.PostAsync(tap.ToJsonString(), harbor.Wire.Token());

        Assert.Equal(200, status);
        Assert.StartsWith("I do not have you on my list", Message.WordsOf(JsonElement.Parse(body).GetProperty("value")), StringComparison.Ordinal);
    }

    public void Dispose() => harbor.CheckNothingStoredAndNobodyNamed();

    private JsonObject Ignored()
    {
        var activity = harbor.Wire.Message("North1");
        activity["type"] = "typing";
        return activity;
    }

    private async Task RefusedAsync(int status, string? token, Action<JsonObject>? change = null)
    {
        var activity = harbor.Wire.Tap("North1", "pulse.submit", new JsonObject { ["round"] = Harbor.RoundId, ["VM-2"] = "4" });
        change?.Invoke(activity);

        var answer = await harbor.Wire.PostAsync(activity.ToJsonString(), token);

        Assert.Equal((status, status == 401 ? "Unauthorized." : "Forbidden."), answer);
    }
}
