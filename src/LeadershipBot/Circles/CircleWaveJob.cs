using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Organization;
using LeadershipBot.Delivery;
using LeadershipBot.Roster;
using LeadershipBot.Schedules;
using LeadershipBot.Store;
using LeadershipBot.Teams;
using Quartz;

namespace LeadershipBot.Circles;

/// <summary>New circles are made known in one time zone, where their weeks are over; the first zone forms them for all.</summary>
[DisallowConcurrentExecution]
public sealed class CircleWaveJob(FormNextCircles form, CircleTable table, Agency agency, Agenda agenda, Occurrences occurrences, RunCampaigns runCampaigns, StoreHealth store) : IJob
{
    /// <summary>It goes after all else, and a pulse fills the week it opens in and the one it closes in.</summary>
    private static readonly TimeSpan WorthSending = TimeSpan.FromDays(27);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await store.TryAsync(() => RunAsync(context, cancellationToken));

    private async Task RunAsync(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (await agenda.BeginAsync(context, cancellationToken) is not { } wave)
        {
            return;
        }

        var program = agency.Programs.Circles.Single(candidate => candidate.Id == wave.Subject);
        if (await form.RunAsync(program, wave.Date, cancellationToken) is { } circles)
        {
            var campaign = new CampaignRow(
                $"{program.Id}-{wave.Date:yyyyMMdd}", CampaignKind.Circle, program.Id, wave.Date, wave.Occurrence.Due + WorthSending);
            var audience = await AudienceAsync(circles, cancellationToken);
            if (audience.Any(person => person.TimeZone == wave.Zone))
            {
                await runCampaigns.StartAsync(campaign, audience, wave.Zone, cancellationToken);
            }
        }

        // From here on the ledger knows who is still to be sent it.
        await occurrences.FinishAsync(wave.Subject, wave.Zone, wave.Date, cancellationToken);
    }

    /// <summary>Those who have a circle, and of those who wait the ones who asked for one.</summary>
    private async Task<IReadOnlyList<Person>> AudienceAsync(CirclesRow circles, CancellationToken cancellationToken)
    {
        var wishes = await table.WishesAsync(cancellationToken);
        return [.. circles.Circles.SelectMany(circle => circle)
            .Concat(circles.Waiting.Where(id => wishes.GetValueOrDefault(id)))
            .Select(agency.Roster.Find)
            .OfType<Person>()];
    }
}

/// <summary>Who somebody's circle is.</summary>
public sealed class CircleMessage(CircleCards cards) : ICampaignMessage
{
    public CampaignKind Kind => CampaignKind.Circle;

    public async Task<Activity?> ComposeAsync(CampaignRow campaign, Caller recipient, CancellationToken cancellationToken) =>
        await cards.DrawAsync(campaign.Subject, campaign.Date, recipient, cancellationToken) is { } card ? MessageFactory.Card(card) : null;
}
