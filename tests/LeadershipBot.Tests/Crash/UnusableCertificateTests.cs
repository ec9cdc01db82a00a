using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Pulses;
using LeadershipBot.Sandbox.Clock;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Xunit;

namespace LeadershipBot.Tests.Crash;

/// <summary>A bot whose certificate is gone or broken can tell nobody anything; what it has promised to erase it still erases.</summary>
public sealed class UnusableCertificateTests
{
    private const string TwoWeeksLater = "2026-10-26T23:00:00Z";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("no certificate", true)]
    [InlineData(null, true)]
    [InlineData(null, false)]
    public async Task A_bot_that_can_not_prove_who_it_is_still_erases_what_is_due_and_says_what_is_wrong(string? content, bool isCountable)
    {
        await using var before = await AgencyAtWork.StartHarborAsync();
        await before.AdvanceAsync(Harbor.OpensInBothZones);
        foreach (var person in before.With("staff"))
        {
            await person.AnswersAsync(Items.All(4));
        }

        if (!isCountable)
        {
            await before.Store.DropTableAsync(Tables.RoundKeys(Harbor.RoundId), Cancellation);
        }

        await before.StopAsync();
        var path = Path.Combine(before.Folder, "bot.pem");
        if (content is not null)
        {
            await File.WriteAllTextAsync(path, content, Cancellation);
        }

        await File.WriteAllTextAsync(Path.Combine(before.Folder, "data", "clock.txt"), TwoWeeksLater, Cancellation);
        using var log = new CapturedLog();
        await using var agency = await AgencyAtWork.StartHarborAsync(before.Folder, log.IntoHost + ByCertificate(path), port: before.Root.Port);
        await agency.Service<Timeline>().SettleAsync(Cancellation);

        Assert.Equal(RoundState.Purged, (await agency.Service<Rounds>().FindAsync(Harbor.RoundId, Cancellation))?.Value.State);
        Assert.Equal(isCountable ? 1 : 0, (await agency.ReleasesAsync()).Length);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(agency.Folder, "data"), "table-*"));
        Assert.StartsWith("degraded: ", await agency.ReadinessAsync(), StringComparison.Ordinal);
        Assert.Contains("the file in Bot:CertificatePath can't be used (run the doctor)", await agency.ReadinessAsync(), StringComparison.Ordinal);

        // That there is no token is foreseen, and no message is given up for it.
        Assert.DoesNotContain(log.Lines, line => line.Contains("could not be made or sent", StringComparison.Ordinal) || line.Contains("could not be delivered", StringComparison.Ordinal));
    }

    private static Action<WebApplicationBuilder> ByCertificate(string path) => builder =>
    {
        builder.Configuration["Bot:AppType"] = AppTypes.Certificate;
        builder.Configuration["Bot:ClientSecret"] = "";
        builder.Configuration["Bot:CertificatePath"] = path;
        builder.Services.Replace(ServiceDescriptor.Singleton(provider => BotCredential.Create(provider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value)));
    };
}
