using System.Security.Cryptography;
using LeadershipBot.Tests.Architecture;
using LeadershipBot.Tests.Driving;
using LeadershipBot.Verification;
using Xunit;

namespace LeadershipBot.Tests.Verification;

/// <summary>Nothing is wrong: the command says so, beside a running bot and after it.</summary>
public sealed class GreenTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Beside_a_running_bot_with_an_open_round_all_holds_and_nothing_is_touched()
    {
        var harbor = new AuditedHarbor();
        await using var agency = harbor;
        await harbor.InitializeAsync();
        await WaitUntilQuietAsync(harbor.Data);
        var before = Fingerprints(harbor.Data);

        var audit = await new Auditor(harbor.Agency).RunAsync();

        Assert.Equal("", string.Join('\n', audit.Broken));
        Assert.Equal(VerificationReport.AllHolds, audit.ExitCode);
        Assert.EndsWith("All that can be seen from here holds. Somebody has to look at 1 line(s) marked →." + Environment.NewLine, audit.Text, StringComparison.Ordinal);
        Assert.Contains("Round pulse-20261102 is open and may hold sealed ballots until 2026-11-10 00:00 UTC. Then they are counted and erased.", audit.Good);
        Assert.Contains("A result needs at least 5 answers, and so does every difference of results of one round.", audit.Good);
        Assert.Contains(
            audit.Text.Trim().ReplaceLineEndings("\n"),
            (await File.ReadAllTextAsync(Repository.PathOf("docs", "anonymity.md"), Cancellation)).ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain(harbor.Personal, word => audit.Text.Contains(word, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(before, Fingerprints(harbor.Data));

        // The bot goes on as if nobody had looked.
        await harbor.Agency.Find("North3").AnswersAsync(Items.All(5));
        await harbor.Agency.AdvanceAsync("2026-11-10T01:00:00Z");
        Assert.Equal(2, (await harbor.Agency.ReleasesAsync()).Length);
        var after = await new Auditor(harbor.Agency).RunAsync();
        Assert.Equal(0, after.ExitCode);
        Assert.Contains("No round holds ballots or keys.", after.Good);
    }

    [Fact]
    public async Task While_rounds_open_are_answered_close_and_are_erased_it_never_cries_wolf()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        MakePrivate(agency);
        var isOver = false;
        var audits = new List<Audit>();
        var looking = Task.Run(
            async () =>
            {
                while (!Volatile.Read(ref isOver))
                {
                    audits.Add(await new Auditor(agency).RunAsync());
                }
            },
            Cancellation);

        foreach (var (opens, closes) in new[] { (Harbor.OpensInBothZones, Harbor.Closes), ("2026-11-02T18:00:00Z", "2026-11-10T00:00:00Z") })
        {
            await agency.AdvanceAsync(opens);
            foreach (var person in agency.With("staff").Take(4))
            {
                await person.AnswersAsync(Items.All(4));
            }

            await agency.AdvanceAsync(closes);
        }

        Volatile.Write(ref isOver, true);
        await looking;
        Assert.InRange(audits.Count, 5, 10_000);
        Assert.Equal("", string.Join('\n', audits.SelectMany(audit => audit.Broken).Distinct()));
        Assert.Equal("", string.Join('\n', audits.Where(audit => audit.ExitCode != 0).Select(audit => audit.Text).Take(1)));
        Assert.Contains(audits, audit => audit.Text.Contains("is open and may hold", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_Spanish_it_says_the_same()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        MakePrivate(agency);

        var audit = await new Auditor(agency).RunAsync("--language", "es");

        Assert.Equal(0, audit.ExitCode);
        Assert.Contains("Ninguna ronda guarda votos ni claves.", audit.Good);
        Assert.EndsWith("Todo lo que se ve desde aquí se cumple. Alguien tiene que mirar 1 línea(s) con →." + Environment.NewLine, audit.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ended_bot_is_looked_at_without_making_a_file()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        MakePrivate(agency);
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        await agency.Find("North1").AnswersAsync(Items.All(4));
        var auditor = new Auditor(agency);
        var folder = Path.Combine(agency.Folder, "data");
        Assert.Equal(0, (await auditor.RunAsync()).ExitCode);
        var copy = Directory.CreateTempSubdirectory("ended-").FullName;
        var running = Fingerprints(folder).Keys;
        Assert.Contains("leadershipbot.db-wal", running);
        await using var other = await AgencyAtWork.StartHarborAsync(copy);
        await other.AdvanceAsync(Harbor.OpensInBothZones);
        MakePrivate(other);
        var data = Path.Combine(copy, "data");
        var beside = new Auditor(agency);
        await other.StopAsync();
        var before = Fingerprints(data);
        Assert.DoesNotContain("leadershipbot.db-wal", before.Keys);

        var audit = await beside.RunAsync("--Storage:DataDirectory", data);

        Assert.Equal("", string.Join('\n', audit.Broken));
        Assert.Equal(0, audit.ExitCode);
        Assert.Contains(audit.Good, line => line.StartsWith("Round pulse-20261005 is open", StringComparison.Ordinal));
        Assert.Equal(before, Fingerprints(data));
    }

    private static void MakePrivate(AgencyAtWork agency)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(agency.Folder, "data"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static async Task WaitUntilQuietAsync(string folder)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (Directory.EnumerateFiles(folder, "*-wal").Any(path => new FileInfo(path).Length > 0))
        {
            await timer.WaitForNextTickAsync(Cancellation);
        }
    }

    private static SortedDictionary<string, string> Fingerprints(string folder)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

            // Readers mark their place in the index of a log in use.
            files.Add(Path.GetRelativePath(folder, path), path.EndsWith("-shm", StringComparison.Ordinal) ? "" : Convert.ToHexString(SHA256.HashData(file)));
        }

        return files;
    }
}
