using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using LeadershipBot.SignIn;
using LeadershipBot.Tests.Driving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace LeadershipBot.Tests.SignIn;

/// <summary>Harbor County, its people's tokens from an issuer of the test's, and an address for administrators that says who calls.</summary>
public sealed class SignInHarbor : IAsyncLifetime
{
    private const string Path = "/api/admin/caller";

    internal AgencyAtWork Agency { get; private set; } = null!;

    internal PeopleIssuer Issuer { get; private set; } = null!;

    internal CapturedLog Log { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Issuer = await PeopleIssuer.StartAsync();
        Agency = await StartAsync(("SignIn:Issuer", Issuer.Address), ("SignIn:MetadataUrl", Issuer.MetadataUrl));
    }

    public async ValueTask DisposeAsync()
    {
        await Agency.DisposeAsync();
        await Issuer.DisposeAsync();
        Log.Dispose();
    }

    internal Task<AgencyAtWork> StartAsync(params (string Name, string? Value)[] settings) =>
        StartAsync(builder => builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))));

    internal Task<AgencyAtWork> StartAsync(Action<WebApplicationBuilder> change) => AgencyAtWork.StartHarborAsync(
        change: Log.IntoHost + change,
        map: app => app.MapGet(Path, (ClaimsPrincipal user) => user.PersonId()).RequireAuthorization(SignInPolicies.Administrator));

    internal PersonToken TokenOf(string key) => new(Issuer, Agency.Find(key).Id);

    /// <summary>The whole answer but for its date.</summary>
    internal static async Task<string> CallAsync(AgencyAtWork agency, string? token, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        change?.Invoke(request);
        using var response = await agency.SendAsync(request);
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => header.Key != "Date")
            .Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order(StringComparer.Ordinal);
        return $"{(int)response.StatusCode}\n{string.Join('\n', headers)}\n\n{await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}";
    }

    internal static async Task<HttpStatusCode> StatusAsync(AgencyAtWork agency, string? token) =>
        Enum.Parse<HttpStatusCode>((await CallAsync(agency, token)).Split('\n')[0]);
}
