using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.Tests.Driving;
using LeadershipBot.Tests.SignIn;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace LeadershipBot.Tests.ResultsApi;

/// <summary>An answer as a client gets it.</summary>
internal sealed record ApiAnswer(HttpStatusCode Status, string Headers, string? ETag, byte[] Body)
{
    public JsonElement Json => JsonElement.Parse(Body);

    public string Text => Encoding.UTF8.GetString(Body);

    public string? Code => Json.GetProperty("code").GetString();

    /// <summary>All of it but the time.</summary>
    public string Whole => $"{(int)Status}\n{Headers}\n\n{Text}";
}

/// <summary>Harbor County after a round in which South is shown and North is not, with an issuer of the test's for its people.</summary>
public sealed class ApiHarbor : IAsyncLifetime
{
    internal AgencyAtWork Agency { get; private set; } = null!;

    internal PeopleIssuer Issuer { get; private set; } = null!;

    internal CapturedLog Log { get; } = new();

    internal WatchedStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Issuer = await PeopleIssuer.StartAsync();
        Agency = await AgencyAtWork.StartHarborAsync(change: Log.IntoHost + WatchedStore.Into(watched => Store = watched) + (builder => builder.Configuration.AddInMemoryCollection(
        [
            new("SignIn:Issuer", Issuer.Address), new("SignIn:MetadataUrl", Issuer.MetadataUrl),
        ])));
        await Agency.AdvanceAsync(Harbor.OpensInBothZones);
        foreach (var person in Agency.People.Where(person => person.Team != "North" || person.Name[5] is '1' or '2' or '3' or '4'))
        {
            await person.AnswersAsync(Items.All(person.Name.Contains('3', StringComparison.Ordinal) ? 2 : 4));
        }

        await Agency.AdvanceAsync(Harbor.Closes);
    }

    public async ValueTask DisposeAsync()
    {
        await Agency.DisposeAsync();
        await Issuer.DisposeAsync();
        Log.Dispose();
    }

    internal PersonToken TokenOf(string key, params string[] appRoles)
    {
        var token = new PersonToken(Issuer, Agency.Find(key).Id);
        if (appRoles.Length > 0)
        {
            token.Claims["roles"] = new JsonArray([.. appRoles.Select(role => JsonValue.Create(role))]);
        }

        return token;
    }

    internal Task<ApiAnswer> GetAsync(string path, string? who = null, params string[] appRoles) =>
        SendAsync(HttpMethod.Get, path, who is null ? null : TokenOf(who, appRoles).Encode());

    internal async Task<ApiAnswer> SendAsync(HttpMethod method, string path, string? token, object? body = null, string? knows = null)
    {
        using var request = new HttpRequestMessage(method, "/api/v1/" + path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        request.Content = body switch
        {
            null => null,
            HttpContent content => content,
            string text => new StringContent(text, Encoding.UTF8, "application/json"),
            _ => new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
        if (knows is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", knows);
        }

        using var response = await Agency.SendAsync(request);
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => header.Key != "Date")
            .Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order(StringComparer.Ordinal);
        return new(response.StatusCode, string.Join('\n', headers), response.Headers.ETag?.Tag, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    internal static string UnitOf(string team) => Core.Actions.Unit.KeyOf(Harbor.Root, team);
}
