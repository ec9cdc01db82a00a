using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.Packaging;
using LeadershipBot.SignIn;

namespace LeadershipBot.EndToEnd.Docs;

/// <summary>
/// Types what <c>docs/deploy.md</c> says, word for word and in its order, up to the first block that needs Azure, in a fresh clone.
/// What a bot asks in Azure is on this machine; all else is as the reader has it.
/// </summary>
public sealed partial class DeployPageTests
{
    private const string Page = "docs/deploy.md";

    /// <summary>The doctor's code where nothing is broken and something is to be looked at.</summary>
    private const string OnlyWarnings = "the doctor ended with 2";

    private static readonly IReadOnlyList<CodeBlock> Blocks = [.. CodeBlocks.Of(Page).Where(block => block.IsCommands)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // Took 136 s on two cores that others kept busy, with NuGet's packages on the machine; about twice that.
    [Fact(Timeout = 300_000)]
    public async Task The_page_works_word_for_word_up_to_where_it_needs_Azure()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The page's commands are for bash.");
        var typed = Blocks.TakeWhile(block => !block.NeedsAzure).ToList();
        using var clone = await FreshClone.MakeAsync(Cancellation);
        await using var azure = await AzureStandIn.StartAsync(Set(typed, "Bot__AppId"), Set(typed, "Bot__TenantId"), Cancellation);

        var said = await TypeAsync(clone, Script(typed), azure.Environment);

        var zip = Path.Combine(clone.Root, "artifacts", "leadershipbot.zip");
        Assert.True(File.Exists(zip), said);
        await using (var program = await ZipFile.OpenReadAsync(zip, Cancellation))
        {
            var names = program.Entries.Select(entry => entry.FullName).ToList();
            Assert.Contains("LeadershipBot.dll", names);
            Assert.Contains("wwwroot/tab/index.html", names);
            Assert.Contains("libe_sqlite3.so", names);
            using var commit = new StreamReader(await program.GetEntry("commit.txt")!.OpenAsync(Cancellation));
            Assert.Equal(await GitAsync(clone, "rev-parse", "HEAD"), (await commit.ReadToEndAsync(Cancellation)).Trim());
        }

        // By this, infra/update.sh tells the new program from the one before.
        var version = FileVersionInfo.GetVersionInfo(Path.Combine(clone.Root, "artifacts", "program", "LeadershipBot.dll")).ProductVersion;
        Assert.EndsWith($"+{await GitAsync(clone, "rev-parse", "HEAD")}", version, StringComparison.Ordinal);

        Assert.Matches("(^|\n)ready", said);
        Assert.DoesNotContain("differ from commit", await CleanTreeAsync(clone) ? said : "", StringComparison.Ordinal);
        await AssertPackageAsync(clone, typed);
        Assert.Contains(OnlyWarnings, said, StringComparison.Ordinal);
        var report = said[said.LastIndexOf("== ", StringComparison.Ordinal)..];
        Assert.Contains("The bot gets a token for the connector (UserAssignedMSI).", report, StringComparison.Ordinal);
        Assert.Equal(["Bot:Domain is not set", "The bot has no chat yet with 30 of 30 people"], Warning().Matches(report).Select(match => match.Groups["what"].Value.Trim()));
    }

    [Fact]
    public void The_page_has_every_step_before_Azure_and_says_where_Azure_begins()
    {
        var before = string.Concat(Blocks.TakeWhile(block => !block.NeedsAzure).Select(block => block.Text));

        Assert.All(["infra/publish.sh", "unzip", "/readyz", "manifest pack", "doctor"], step => Assert.Contains(step, before, StringComparison.Ordinal));
        Assert.All(Blocks.SkipWhile(block => !block.NeedsAzure), block => Assert.True(block.NeedsAzure, $"{block} comes after Azure begins."));
        Assert.DoesNotContain("az ", before, StringComparison.Ordinal);
    }

    /// <summary>Every option that the page or the scripts' last words name is one the scripts take.</summary>
    [Fact]
    public void The_options_on_the_page_are_those_of_the_scripts()
    {
        var page = File.ReadAllText(Repository.PathTo("docs", "deploy.md"));
        foreach (Match line in ScriptLine().Matches(page))
        {
            var script = File.ReadAllText(Repository.PathTo("infra", line.Groups["script"].Value));
            Assert.All(Option().Matches(line.Groups["rest"].Value), option => Assert.Contains($"{option.Value})", script, StringComparison.Ordinal));
        }
    }

    private static string Script(IReadOnlyList<CodeBlock> typed)
    {
        var script = new StringBuilder("set -euo pipefail\n");
        foreach (var block in typed)
        {
            // Only the doctor's word is awaited, whatever it is.
            var isLast = block == typed[^1];
            script.Append(CultureInfo.InvariantCulture, $"echo '== {block}'\n{(isLast ? "set +e\n" : "")}{block.Text}{(isLast ? "echo \"the doctor ended with $?\"\n" : "")}");
        }

        return script.ToString();
    }

    private static string Set(IEnumerable<CodeBlock> typed, string name) =>
        Regex.Match(string.Concat(typed.Select(block => block.Text)), $"^export {name}=(?<value>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["value"].Value;

    private static async Task<string> TypeAsync(FreshClone clone, string script, IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo("bash", ["-c", script])
        {
            WorkingDirectory = clone.Root,
        };

        // Nothing of the build that runs this test may help.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase) && !name.Equals("MSBUILDDISABLENODEREUSE", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        // Build nodes that stay would keep the output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        var bash = await CommandRun.OfAsync(start, Cancellation);
        var said = bash.Output + bash.Errors;
        Assert.True(bash.ExitCode == 0, said);
        return said;
    }

    private static async Task AssertPackageAsync(FreshClone clone, IReadOnlyList<CodeBlock> typed)
    {
        var package = Path.Combine(clone.Root, "artifacts", "try-teams.zip");
        var bot = new BotFrameworkOptions { AppId = Set(typed, "Bot__AppId"), TenantId = Set(typed, "Bot__TenantId"), Domain = "bot.agency.gov" };
        var signIn = new SignInOptions();
        signIn.Audiences.Add(Set(typed, "SignIn__Audiences__0"));
        Assert.Empty(AppPackage.Check(package, bot, signIn));

        var folder = Path.Combine(clone.Root, "artifacts", "try-teams");
        await ZipFile.ExtractToDirectoryAsync(package, folder, Cancellation);
        var node = await CommandRun.OfAsync(
            new ProcessStartInfo("node", ["validate.mjs", folder]) { WorkingDirectory = Path.Combine(clone.Root, "manifest") },
            Cancellation);
        Assert.StartsWith("Valid against schema ", node.Output, StringComparison.Ordinal);
    }

    private static async Task<bool> CleanTreeAsync(FreshClone clone) => (await GitAsync(clone, "status", "--porcelain")).Length == 0;

    private static async Task<string> GitAsync(FreshClone clone, params string[] arguments)
    {
        var git = await CommandRun.OfAsync(new ProcessStartInfo("git", ["-C", clone.Root, .. arguments]), Cancellation);
        return git.OutputOf("git").Trim();
    }

    [GeneratedRegex(@"infra/(?<script>\w+\.sh)(?<rest>[^\n`]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ScriptLine();

    [GeneratedRegex("^  ! (?<what>[^,:]*(:D[^,:]*)?)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Warning();

    [GeneratedRegex(@"--[a-z-]+", RegexOptions.None, 1000)]
    private static partial Regex Option();
}
