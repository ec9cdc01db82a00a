using System.Net;
using System.Text.RegularExpressions;
using LeadershipBot.Tests.Driving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.Tests.Hosting;

/// <summary>What every answer carries, whatever it is to.</summary>
public sealed class HeaderTests(HeaderTests.Host host) : IClassFixture<HeaderTests.Host>
{
    private const string NotThere = "/nothing/here";

    [Fact]
    public async Task Every_endpoint_answers_with_the_same_safe_headers_and_never_with_a_cookie()
    {
        var calls = Endpoints().Concat([("GET", NotThere), ("DELETE", "/readyz"), ("GET", "/api/messages"), ("PUT", "/tab/")]).ToList();
        Assert.InRange(calls.Count, 20, 1000);
        foreach (var (method, path) in calls)
        {
            using var answer = await SendAsync(method, path);
            string Header(string name) => answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key == name).Select(header => string.Join(',', header.Value)).SingleOrDefault("");

            Assert.Equal(
                (path, "nosniff", "no-referrer", "same-origin", "", "", ""),
                (path, Header("X-Content-Type-Options"), Header("Referrer-Policy"), Header("Cross-Origin-Resource-Policy"), Header("Server"), Header("Set-Cookie"), Header("Strict-Transport-Security")));
            Assert.Contains("camera=()", Header("Permissions-Policy"), StringComparison.Ordinal);
            Assert.Contains("frame-ancestors", Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Contains("default-src 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.NotEqual((path, ""), (path, Header("Cache-Control")));
            if (path.StartsWith("/api", StringComparison.Ordinal) || path is NotThere or "/readyz")
            {
                Assert.Equal((path, "no-store"), (path, Header("Cache-Control")));
            }
        }
    }

    [Theory]
    [InlineData("GET", NotThere, HttpStatusCode.NotFound)]
    [InlineData("POST", "/readyz", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/api/messages", HttpStatusCode.MethodNotAllowed)]
    [InlineData("TRACE", "/api/messages", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/tab/", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", "/api/admin/campaigns", HttpStatusCode.MethodNotAllowed)]
    public async Task Only_what_there_is_is_answered(string method, string path, HttpStatusCode status)
    {
        using var answer = await SendAsync(method, path);

        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/tab/")]
    [InlineData(NotThere)]
    public async Task Over_https_browsers_are_told_to_stay_there(string path)
    {
        using var answer = await SendAsync("GET", path, isHttps: true);

        Assert.Equal("max-age=31536000", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
    }

    private static string Fill(string pattern) => "/" + Regex.Replace(pattern, @"\{[^}]*\}", "x", RegexOptions.None, TimeSpan.FromSeconds(1)).TrimStart('/');

    private IEnumerable<(string Method, string Path)> Endpoints() => host.Agency.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => !endpoint.RoutePattern.RawText!.StartsWith("/sandbox", StringComparison.Ordinal) && !IsOfTheSandbox(endpoint))
        .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => (method, Fill(endpoint.RoutePattern.RawText!))))
        .Where(call => call.Item2 != "/"); // There the sandbox's own page answers; AboutPagesTests look at the bot's.

    private static bool IsOfTheSandbox(RouteEndpoint endpoint) =>
        endpoint.Metadata.OfType<System.Reflection.MethodInfo>().Any(method => method.DeclaringType!.FullName!.Contains("Sandbox", StringComparison.Ordinal));

    private async Task<HttpResponseMessage> SendAsync(string method, string path, bool isHttps = false)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(host.Agency.Root, path));
        if (isHttps)
        {
            request.Headers.Add("X-Came-By", "https");
        }

        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public sealed class Host : IAsyncLifetime
    {
        internal AgencyAtWork Agency { get; private set; } = null!;

        public async ValueTask InitializeAsync() =>
            Agency = await AgencyAtWork.StartHarborAsync(change: builder => builder.Services.AddSingleton<IStartupFilter, Proxy>());

        public ValueTask DisposeAsync() => Agency.DisposeAsync();
    }

    /// <summary>What ends TLS before the bot.</summary>
    private sealed class Proxy : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, more) =>
            {
                context.Request.Scheme = context.Request.Headers["X-Came-By"].FirstOrDefault("http")!;
                return more(context);
            });
            next(app);
        };
    }
}
