using System.CommandLine;
using Xunit;

namespace LeadershipBot.Tests.Doctor;

/// <summary>The Teams app package beside the settings.</summary>
public sealed class PackageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_package_of_this_bot_fits()
    {
        await using var patient = await Patient.BeginAsync();
        var path = await PackAsync(patient, Patient.Domain);

        Assert.Contains("✓ The package is for this bot, and Teams takes it.", (await patient.SeeDoctorAsync("--package", path)).Text, StringComparison.Ordinal);
        Assert.Contains("✓ El paquete es de este bot, y Teams lo acepta.", (await patient.SeeDoctorAsync("--package", path, "--language", "es")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_for_another_domain_is_told()
    {
        await using var patient = await Patient.BeginAsync();
        var path = await PackAsync(patient, "bot.elsewhere.gov");

        await patient.ShowsAsync(1, "✗ The package is for another domain: its page is on bot.elsewhere.gov, and Bot:Domain is bot.harborcounty.gov.", "Pack it anew", "Empaquétela de nuevo", "--package", path);
    }

    [Fact]
    public async Task What_is_no_package_is_told()
    {
        await using var patient = await Patient.BeginAsync();

        await patient.ShowsAsync(1, "✗ There is no file ", "Pack it anew", "Empaquétela de nuevo", "--package", Path.Combine(patient.Folder, "none.zip"));
    }

    private static async Task<string> PackAsync(Patient patient, string domain)
    {
        var path = Path.Combine(patient.Folder, "app.zip");
        string[] args = ["manifest", "pack", "--app-id", Patient.AppId, "--domain", domain, "--out", path];
        var output = new StringWriter();
        Assert.Equal(0, await HostCommand.Create(args, _ => Task.FromResult(9)).Parse(args, HostCommand.Parser).InvokeAsync(new InvocationConfiguration { Output = output, Error = output }, Cancellation));
        return path;
    }
}
