using LeadershipBot.Doctor;
using LeadershipBot.Tests.Anonymity;
using LeadershipBot.Tests.Architecture;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace LeadershipBot.Tests.Doctor;

/// <summary>docs/doctor.md tells of every part and shows a report as it is. With <c>WRITE_DOCS=1</c> the report is written anew.</summary>
public sealed class DoctorPageTests
{
    private const string Opening = "<!-- a report -->\n```text\n";
    private const string Closing = "```\n";

    private static string Page => Repository.PathOf("docs", "doctor.md");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_shows_a_report_as_it_is()
    {
        await using var patient = await Patient.BeginAsync();
        await Healthy.MakeChatsAsync(patient);
        var lines = await File.ReadAllLinesAsync(patient.RosterPath, Cancellation);
        await File.WriteAllLinesAsync(
            patient.RosterPath, lines.Select(line => line.Contains("NorthLead", StringComparison.Ordinal) ? line.Replace(",yes,", ",no,", StringComparison.Ordinal) : line), Cancellation);
        using var vault = new FakeVault { Failure = new HttpRequestException(HttpRequestError.ConnectionError, "No way there.") };
        patient.Settings["KeyVault:Uri"] = FakeVault.Address;
        patient.Settings["KeyVault:SecretName"] = FakeVault.SecretName;
        patient.Settings["Bot:ClientSecretExpires"] = "2026-09-20";
        patient.Changes.Add(builder => builder.Services.Replace(ServiceDescriptor.Singleton(vault.CreateClientOptions())));
        patient.Credential = vault.CreateCredential(patient.Credential);

        var (code, report) = await patient.SeeDoctorAsync("--registered-endpoint", $"https://{Patient.Domain}/api/messages");

        Assert.Equal(1, code);
        Assert.Empty(patient.NobodyIn(report));
        var page = (await File.ReadAllTextAsync(Page, Cancellation)).ReplaceLineEndings("\n");
        var from = page.IndexOf(Opening, StringComparison.Ordinal) + Opening.Length;
        var to = page.IndexOf(Closing, from, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(Page, page[..from] + report + page[to..], Cancellation);
            return;
        }

        Assert.Equal(report, page[from..to]);
    }

    [Fact]
    public async Task The_page_tells_of_every_part()
    {
        var page = await File.ReadAllTextAsync(Page, Cancellation);

        Assert.All(DoctorPart.All, part => Assert.Contains($"\n| {part.Title.English} | ", page.ReplaceLineEndings("\n"), StringComparison.Ordinal));
    }
}
