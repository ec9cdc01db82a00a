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

    // The bot has a front page of its own, which would come first: a file is not looked for where an endpoint was found.
    private const int BeforeTheBots = -1;

    public static void UseSandboxPage(this WebApplication app, string directory)
    {
        var index = Path.GetFullPath(Path.Combine(directory, "index.html"));
        if (File.Exists(index))
        {
            app.MapGet("/", () => TypedResults.PhysicalFile(index, MediaTypeNames.Text.Html)).WithOrder(BeforeTheBots);
            app.UseFileServer(new FileServerOptions { FileProvider = new PhysicalFileProvider(directory) });
            app.MapGet("/sandbox/teams", () => TypedResults.PhysicalFile(Path.GetFullPath(Path.Combine(directory, "teams.html")), MediaTypeNames.Text.Html));
        }
        else
        {
            app.MapGet("/", () => TypedResults.Text(NotBuilt, MediaTypeNames.Text.Plain)).WithOrder(BeforeTheBots);
        }
    }
}
