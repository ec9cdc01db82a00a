using System.IO.Compression;
using System.Net;
using LeadershipBot.Tab;
using LeadershipBot.Tests.Driving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace LeadershipBot.Tests.Tab;

/// <summary>How the page's files are served, whatever is in them.</summary>
public sealed class TabTests : IAsyncLifetime
{
    private const string Script = "console.log('Hello, hello, hello, hello, hello, hello, hello, hello, hello');";

    private readonly string _folder = Directory.CreateTempSubdirectory("tab-").FullName;
    private AgencyAtWork _agency = null!;

    public async ValueTask InitializeAsync()
    {
        _agency = await AgencyAtWork.StartHarborAsync(change: builder => builder.Services.Replace(ServiceDescriptor.Singleton(new TabFiles(_folder))));
    }

    public async ValueTask DisposeAsync()
    {
        await _agency.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_page_that_was_not_built_says_how_and_is_there_once_it_was()
    {
        Assert.Contains("npm ci", (await GetAsync("/tab/")).Text, StringComparison.Ordinal);

        Build();
        Assert.Equal("<!doctype html>", (await GetAsync("/tab/")).Text);
    }

    [Fact]
    public async Task The_entry_is_asked_for_anew_and_files_with_a_hash_are_kept()
    {
        Build();

        Assert.Equal("no-cache", (await GetAsync("/tab/")).Header("Cache-Control"));
        Assert.Equal("public, max-age=31536000, immutable", (await GetAsync("/tab/assets/index-abc.js")).Header("Cache-Control"));
        Assert.Equal("text/javascript; charset=utf-8", (await GetAsync("/tab/assets/index-abc.js")).Header("Content-Type"));
        var known = (await GetAsync("/tab/")).Header("ETag");
        Assert.Equal(HttpStatusCode.NotModified, (await GetAsync("/tab/", ("If-None-Match", known))).Status);
        Assert.Equal("/tab/", (await GetAsync("/tab")).Header("Location"));
    }

    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("identity", "")]
    public async Task Scripts_come_as_small_as_the_caller_reads_them(string accepts, string encoding)
    {
        Build();

        var answer = await GetAsync("/tab/assets/index-abc.js", ("Accept-Encoding", accepts));

        Assert.Equal((encoding, "Accept-Encoding"), (answer.Header("Content-Encoding"), answer.Header("Vary")));
        await using Stream plain = encoding switch
        {
            "br" => new BrotliStream(new MemoryStream(answer.Body), CompressionMode.Decompress),
            "gzip" => new GZipStream(new MemoryStream(answer.Body), CompressionMode.Decompress),
            _ => new MemoryStream(answer.Body),
        };
        using var reader = new StreamReader(plain);
        Assert.Equal(Script, await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/tab/")]
    [InlineData("/tab")]
    [InlineData("/tab/nothing.js")]
    [InlineData("/tab/assets/index-abc.js")]
    public async Task Everything_of_it_has_the_same_strict_headers(string path)
    {
        Build();

        var answer = await GetAsync(path);

        var policy = answer.Header("Content-Security-Policy");
        Assert.StartsWith(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self' https://teams.microsoft.com",
            policy,
            StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal(("nosniff", "no-referrer", "same-origin", ""), (
            answer.Header("X-Content-Type-Options"), answer.Header("Referrer-Policy"), answer.Header("Cross-Origin-Resource-Policy"), answer.Header("Strict-Transport-Security")));
    }

    [Theory]
    [InlineData("/tab/..%2Froster.csv")]
    [InlineData("/tab/assets/..%2F..%2Fappsettings.json")]
    [InlineData("/tab/assets")]
    [InlineData("/tab/index.html.txt")]
    public async Task Nothing_else_is_there(string path)
    {
        Build();

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(path)).Status);
    }

    private void Build()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "assets"));
        File.WriteAllText(Path.Combine(_folder, "index.html"), "<!doctype html>");
        File.WriteAllText(Path.Combine(_folder, "assets", "index-abc.js"), Script);
    }

    private async Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_agency.Root, path));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return new(
            response.StatusCode,
            response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase),
            await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private sealed record Answer(HttpStatusCode Status, Dictionary<string, string> Headers, byte[] Body)
    {
        public string Text => System.Text.Encoding.UTF8.GetString(Body);

        public string Header(string name) => Headers.GetValueOrDefault(name, "");
    }
}
