using System.Diagnostics.Metrics;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.Sandbox;
using LeadershipBot.Sandbox.Issuer;
using LeadershipBot.SignIn;
using LeadershipBot.Tests.Driving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace LeadershipBot.Tests.SignIn;

public sealed class PersonTokenTests(SignInHarbor harbor) : IClassFixture<SignInHarbor>
{
    private const string Always =
        "Cache-Control: no-store\nContent-Security-Policy: default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'\nContent-Type: text/plain; charset=utf-8\n"
        + "Cross-Origin-Resource-Policy: same-origin\nPermissions-Policy: accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()\n"
        + "Referrer-Policy: no-referrer\nTransfer-Encoding: chunked\n";

    private const string Unauthorized = "401\n" + Always + "WWW-Authenticate: Bearer\nX-Content-Type-Options: nosniff\n\nUnauthorized.";
    private const string Forbidden = "403\n" + Always + "X-Content-Type-Options: nosniff\n\nForbidden.";

    private static readonly Dictionary<string, (string Reason, Action<PersonToken> Spoil)> Wrong = new(StringComparer.Ordinal)
    {
        ["algorithm none"] = ("Algorithm", token => token.Header["alg"] = "none"),
        ["HS256 with the public key"] = ("Algorithm", token => token.Header["alg"] = "HS256"),
        ["RS512"] = ("Algorithm", token => token.Header["alg"] = "RS512"),
        ["PS256"] = ("Algorithm", token => token.Header["alg"] = "PS256"),
        ["no key id"] = ("UnknownKey", token => token.Header.Remove("kid")),
        ["unknown key id"] = ("UnknownKey", token => token.Header["kid"] = "../people-1"),
        ["wrong key"] = ("Signature", token => token.OtherKey = RSA.Create(2048)),
        ["wrong key that comes along"] = ("Signature", WithOwnKey),
        ["other issuer"] = ("Issuer", token => token.Claims["iss"] = "https://login.example.org/"),
        ["another tenant's issuer"] = ("Issuer", token => token.Claims["iss"] = ((string)token.Claims["iss"]!).Replace("5a4db0c5", "00000000", StringComparison.Ordinal)),
        ["version 1 issuer"] = ("Issuer", token => token.Claims["iss"] = $"https://sts.windows.net/{SandboxAddresses.TenantId}/"),
        ["no issuer"] = ("Issuer", token => token.Claims.Remove("iss")),
        ["other audience"] = ("Audience", token => token.Claims["aud"] = "https://graph.microsoft.com"),
        ["no audience"] = ("Audience", token => token.Claims.Remove("aud")),
        ["other tenant"] = ("Tenant", token => token.Claims["tid"] = "11111111-2222-4333-8444-555555555555"),
        ["no tenant"] = ("Tenant", token => token.Claims.Remove("tid")),
        ["two tenants"] = ("Tenant", token => token.Claims["tid"] = new JsonArray(SandboxAddresses.TenantId, "11111111-2222-4333-8444-555555555555")),
        ["no scope"] = ("Scope", token => token.Claims.Remove("scp")),
        ["another scope"] = ("Scope", token => token.Claims["scp"] = "User.Read access_as_users"),
        ["an application's own"] = ("Scope", token => (token.Claims["scp"], token.Claims["roles"], token.Claims["idtyp"]) = (null, new JsonArray("Administrator"), "app")),
        ["expired"] = ("Lifetime", token => token.Claims["exp"] = PersonToken.FromNow(TimeSpan.FromMinutes(-6))),
        ["not yet valid"] = ("Lifetime", token => token.Claims["nbf"] = PersonToken.FromNow(TimeSpan.FromMinutes(6))),
        ["never expires"] = ("Lifetime", token => token.Claims.Remove("exp")),
        ["nobody"] = ("NotInRoster", token => token.Claims.Remove("oid")),
        ["somebody else"] = ("NotInRoster", token => token.Claims["oid"] = "99999999-1111-4222-8333-444444444444"),
        ["somebody else, administrator in the application"] = ("NotInRoster", token => (token.Claims["oid"], token.Claims["roles"]) = ("99999999-1111-4222-8333-444444444444", new JsonArray("Administrator"))),
        ["two people"] = ("NotInRoster", token => token.Claims["oid"] = new JsonArray((string)token.Claims["oid"]!, "99999999-1111-4222-8333-444444444444")),
        ["a number for a person"] = ("NotInRoster", token => token.Claims["oid"] = 7),
    };

    public static TheoryData<string> WrongTokens => [.. Wrong.Keys];

    [Theory]
    [MemberData(nameof(WrongTokens))]
    public async Task A_wrong_token_gets_one_constant_answer_and_one_word_in_the_log(string wrong)
    {
        var token = harbor.TokenOf("Admin");
        var (reason, spoil) = Wrong[wrong];
        spoil(token);
        harbor.Log.Lines.Clear();

        Assert.Equal(Unauthorized, await SignInHarbor.CallAsync(harbor.Agency, token.Encode()));
        Assert.Contains(harbor.Log.Lines, line => line.Contains($"A person's token was refused: {reason}.", StringComparison.Ordinal));
        Assert.DoesNotContain(harbor.Log.Lines, line => line.Contains(harbor.Agency.Find("Admin").Id, StringComparison.OrdinalIgnoreCase) || line.Contains("eyJ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("empty")]
    [InlineData("rubbish")]
    [InlineData("basic")]
    [InlineData("very long")]
    [InlineData("twice")]
    [InlineData("in the address")]
    [InlineData("changed after signing")]
    public async Task What_is_no_token_gets_the_same_answer(string what)
    {
        var right = harbor.TokenOf("Admin").Encode();
        var answer = what switch
        {
            "empty" => await SignInHarbor.CallAsync(harbor.Agency, "", request => request.Headers.TryAddWithoutValidation("Authorization", "Bearer ")),
            "rubbish" => await SignInHarbor.CallAsync(harbor.Agency, "a.b.c"),
            "basic" => await SignInHarbor.CallAsync(harbor.Agency, null, request => request.Headers.Authorization = new("Basic", right)),
            "very long" => await SignInHarbor.CallAsync(harbor.Agency, right + new string('A', 20_000)),
            "twice" => await SignInHarbor.CallAsync(harbor.Agency, right, request => request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + right)),
            "in the address" => await SignInHarbor.CallAsync(harbor.Agency, null, request => request.RequestUri = new("/api/admin/caller?access_token=" + right, UriKind.Relative)),
            "changed after signing" => await SignInHarbor.CallAsync(harbor.Agency, $"{right.Split('.')[0]}.{harbor.TokenOf("Director").Encode().Split('.')[1]}.{right.Split('.')[2]}"),
            _ => await SignInHarbor.CallAsync(harbor.Agency, null),
        };

        Assert.Equal(Unauthorized, answer);
    }

    [Theory]
    [InlineData("North1")]
    [InlineData("NorthLead")]
    [InlineData("Director")]
    [InlineData("Director", "Leader")]
    [InlineData("North1", "administrator")]
    [InlineData("North1", "Administrators")]
    public async Task Whoever_is_no_administrator_is_forbidden(string who, string? appRole = null)
    {
        var token = harbor.TokenOf(who);
        token.Claims["roles"] = appRole is null ? null : new JsonArray(appRole);

        Assert.Equal(Forbidden, await SignInHarbor.CallAsync(harbor.Agency, token.Encode()));
    }

    [Theory]
    [InlineData("Admin")]
    [InlineData("North1", "Leader", "Administrator")]
    public async Task An_administrator_by_roster_or_in_the_application_is_let_in(string who, params string[] appRoles)
    {
        var token = harbor.TokenOf(who);
        token.Claims["roles"] = new JsonArray([.. appRoles.Select(role => JsonValue.Create(role))]);
        token.Claims["scp"] = "openid access_as_user";
        token.Claims["oid"] = harbor.Agency.Find(who).Id.ToUpperInvariant();

        var answer = await SignInHarbor.CallAsync(harbor.Agency, token.Encode());

        Assert.StartsWith("200\n", answer, StringComparison.Ordinal);
        Assert.EndsWith(harbor.Agency.Find(who).Id, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_channels_tokens_do_not_open_it_and_peoples_do_not_open_the_bot()
    {
        await using var agency = await harbor.StartAsync();
        var issuer = agency.Service<TokenIssuer>();
        var wire = new Wire(agency);
        var admin = agency.Find("Admin");
        var ofAdmin = (await agency.GetAsync<JsonElement>($"sandbox/api/people/{admin.Id}/token")).GetProperty("token").GetString();

        Assert.Equal(Unauthorized, await SignInHarbor.CallAsync(agency, wire.Token()));
        Assert.Equal(Unauthorized, await SignInHarbor.CallAsync(agency, issuer.IssueForConnector()));
        Assert.Equal((401, "Unauthorized."), await wire.PostAsync(wire.Message("Admin").ToJsonString(), ofAdmin));
        Assert.Equal(HttpStatusCode.OK, await SignInHarbor.StatusAsync(agency, ofAdmin));
        Assert.Equal((200, ""), await wire.PostAsync(wire.Message("Admin").ToJsonString(), wire.Token()));
    }

    [Fact]
    public async Task Without_settings_nobody_is_let_in()
    {
        await using var agency = await harbor.StartAsync(builder => builder.Services.PostConfigure<SignInOptions>(options => options.Audiences.Clear()));

        Assert.Equal(Unauthorized, await SignInHarbor.CallAsync(agency, new PersonToken(harbor.Issuer, agency.Find("Admin").Id).Encode()));
        var own = await agency.GetAsync<JsonElement>($"sandbox/api/people/{agency.Find("Admin").Id}/token");
        Assert.Equal(Unauthorized, await SignInHarbor.CallAsync(agency, own.GetProperty("token").GetString()));
    }

    [Fact]
    public async Task An_audience_may_be_an_address()
    {
        await using var agency = await harbor.StartAsync(
            ("SignIn:Audiences:0", "api://botid-1"), ("SignIn:Issuer", harbor.Issuer.Address), ("SignIn:MetadataUrl", harbor.Issuer.MetadataUrl));
        var token = new PersonToken(harbor.Issuer, agency.Find("Admin").Id);
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInHarbor.StatusAsync(agency, token.Encode()));

        token.Claims["aud"] = "api://botid-1";
        Assert.Equal(HttpStatusCode.OK, await SignInHarbor.StatusAsync(agency, token.Encode()));
    }

    [Fact]
    public async Task Keys_elsewhere_than_on_a_listed_host_are_not_read()
    {
        await using var issuer = await PeopleIssuer.StartAsync();
        issuer.KeysUrl = "https://keys.example.org/keys";
        await using var agency = await harbor.StartAsync(("SignIn:Issuer", issuer.Address), ("SignIn:MetadataUrl", issuer.MetadataUrl));

        Assert.Equal(Unauthorized, await SignInHarbor.CallAsync(agency, new PersonToken(issuer, agency.Find("Admin").Id).Encode()));
        Assert.Contains(harbor.Log.Lines, line => line.Contains("could not be read: InvalidOperationException", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_of_it_runs_or_counts_where_people_write_to_the_bot()
    {
        var factory = harbor.Agency.Service<IMeterFactory>();
        var counted = 0;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Scope == factory && instrument.Meter.Name.StartsWith("Microsoft.AspNetCore.Auth", StringComparison.Ordinal))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref counted));
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => Interlocked.Increment(ref counted));
        listener.Start();
        var wire = new Wire(harbor.Agency);

        Assert.Equal((200, ""), await wire.PostAsync(wire.Message("Admin").ToJsonString(), wire.Token()));
        Assert.Equal(0, counted);

        await SignInHarbor.CallAsync(harbor.Agency, harbor.TokenOf("Admin").Encode());
        Assert.NotEqual(0, counted);
    }

    private static void WithOwnKey(PersonToken token)
    {
        token.OtherKey = RSA.Create(2048);
        token.Header["jwk"] = PeopleIssuer.PublicKey(token.OtherKey);
        token.Header["jku"] = "https://keys.example.org/keys";
        token.Header["x5u"] = "https://keys.example.org/keys";
        token.Header["x5c"] = new JsonArray(Base64UrlEncoder.Encode(token.OtherKey.ExportSubjectPublicKeyInfo()));
    }
}
