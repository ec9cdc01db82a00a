using System.Net.Mime;
using Microsoft.Extensions.FileProviders;

namespace LeadershipBot.Sandbox.Api;

internal static class SandboxPage
{
    private const string NotBuilt = """
        The sandbox runs, but its page was not built.

        Build it with Node 20 or newer: npm ci && npm run build, in src/LeadershipBot.Sandbox/page,
        then start the sandbox again. Everything the page can do is also JSON under /sandbox/api,
        for example /sandbox/api/people and /sandbox/api/clock.
        """;

    public static void UseSandboxPage(this WebApplication app, string directory)
    {
        if (File.Exists(Path.Combine(directory, "index.html")))
        {
            app.UseFileServer(new FileServerOptions { FileProvider = new PhysicalFileProvider(directory) });
            app.MapGet("/sandbox/teams", () => TypedResults.PhysicalFile(Path.GetFullPath(Path.Combine(directory, "teams.html")), MediaTypeNames.Text.Html));
        }
        else
        {
            app.MapGet("/", () => TypedResults.Text(NotBuilt, MediaTypeNames.Text.Plain));
        }
    }
}
