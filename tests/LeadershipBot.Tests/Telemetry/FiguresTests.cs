using System.Diagnostics.Metrics;
using LeadershipBot.BotFramework.Connector;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Delivery;
using LeadershipBot.Operations;
using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Sandbox.Connector;
using LeadershipBot.Telemetry;
using LeadershipBot.Tests.Driving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace LeadershipBot.Tests.Telemetry;

/// <summary>The figures of sends: what is counted, what never is, and the line in the log.</summary>
public sealed class FiguresTests : IDisposable
{
    private static readonly DeliveryRow Delivered = new(DeliveryState.Delivered, default);

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MovableTime _time = new();
    private readonly CapturedLog _log = new();
    private readonly SendingFigures _figures;

    public FiguresTests() => _figures = new(new(_services.GetRequiredService<IMeterFactory>()));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _services.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task A_send_is_counted_as_its_ledger_has_it_and_answers_to_people_are_not()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        agency.Service<Chats>().Of(agency.Service<SandboxRoster>().Find(agency.Find("South8").Id)!).Uninstall();
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        var sent = agency.Service<SendingFigures>().Take();
        foreach (var person in agency.With("staff").Take(9))
        {
            await person.AnswersAsync(Items.All(4));
            await person.SaysAsync("help");
        }

        // Everybody but the administrator, who is asked like all: twenty, of whom one has removed the app.
        Assert.Equal((agency.People.Count - 1, 0, 1), (sent.Delivered, sent.Failed, sent.Unreachable));
        Assert.InRange(sent.Requests, agency.People.Count, agency.People.Count * 3);
        Assert.True(agency.Service<SendingFigures>().Take().IsNothing);
    }

    [Theory]
    [InlineData(CampaignKind.CheckIn)]
    [InlineData(CampaignKind.LookBack)]
    public void What_tells_what_managers_did_is_counted_nowhere(CampaignKind kind)
    {
        _figures.Ended(kind, Delivered);
        _figures.Ended(kind, new(DeliveryState.Failed, default, Reason: DeliveryReason.Refused));

        Assert.True(_figures.Take().IsNothing);
    }

    [Theory]
    [InlineData(DeliveryState.Excluded, DeliveryReason.OwnSettings)]
    [InlineData(DeliveryState.Excluded, DeliveryReason.NothingToSay)]
    [InlineData(DeliveryState.Pending, DeliveryReason.GaveUp)]
    [InlineData(DeliveryState.Sending, null)]
    public void Who_was_left_out_or_waits_is_not_counted(DeliveryState state, DeliveryReason? reason)
    {
        _figures.Ended(CampaignKind.PulseInvitation, new(state, default, Reason: reason));
        _figures.Requested(CampaignKind.PulseInvitation, new ConnectorTries());

        Assert.True(_figures.Take().IsNothing);
    }

    [Fact]
    public async Task The_log_has_a_line_for_each_quarter_of_an_hour_in_which_something_was_sent_and_one_at_the_end()
    {
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(_log));
        using var report = new ReportFigures(_figures, _time, loggers.CreateLogger<ReportFigures>());
        _figures.Ended(CampaignKind.PulseInvitation, Delivered);
        _figures.Ended(CampaignKind.PulseInvitation, new(DeliveryState.Failed, default, Reason: DeliveryReason.Refused));
        _time.Move(ReportFigures.Every + TimeSpan.FromMilliseconds(20));
        report.Report();
        Assert.Contains(
            "Sends in 15 minutes: 1 messages delivered, 1 failed, 0 for people without the app, 0 requests to Teams, 0 of them answered 429", Assert.Single(_log.Lines), StringComparison.Ordinal);

        _time.Move(ReportFigures.Every);
        report.Report();
        Assert.Single(_log.Lines);

        _figures.Ended(CampaignKind.Results, Delivered);
        await report.StopAsync(Cancellation);
        Assert.Contains("Delivered=1 Failed=0 Unreachable=0 Requests=0 Throttled=0", _log.Lines.Last(), StringComparison.Ordinal);
        Assert.Equal(2, _log.Lines.Count);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_line_comes_by_itself()
    {
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(_log));
        using var report = new ReportFigures(_figures, _time, loggers.CreateLogger<ReportFigures>());
        _figures.Ended(CampaignKind.PulseInvitation, Delivered);
        await report.StartAsync(Cancellation);
        while (_log.Lines.IsEmpty)
        {
            Cancellation.ThrowIfCancellationRequested();
            _time.Move(ReportFigures.Every);
            await Task.Yield();
        }

        Assert.Contains("1 messages delivered", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DeliveryReason.AppNotInstalled, 0, 1)]
    [InlineData(DeliveryReason.BlockedByUser, 0, 1)]
    [InlineData(DeliveryReason.BlockedByAdmin, 1, 0)]
    [InlineData(DeliveryReason.Refused, 1, 0)]
    [InlineData(DeliveryReason.GaveUp, 1, 0)]
    [InlineData(DeliveryReason.BotFault, 1, 0)]
    public void What_is_one_persons_own_app_is_no_failure_of_the_send(DeliveryReason reason, int failed, int unreachable)
    {
        _figures.Ended(CampaignKind.PulseInvitation, new(DeliveryState.Failed, default, Reason: reason));

        Assert.Equal(new(0, failed, unreachable, 0, 0), _figures.Take());
    }

    [Theory]
    [InlineData(0.2, 5)]
    [InlineData(12.001, 15)]
    [InlineData(14.999, 15)]
    [InlineData(15.001, 20)]
    public void How_long_a_round_takes_to_close_is_told_in_steps_that_one_answer_can_not_be_seen_in(double seconds, long told)
    {
        var measured = new List<long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Scope == _services.GetRequiredService<IMeterFactory>() && instrument.Name == BotMetrics.CloseDuration)
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => measured.Add(value));
        listener.Start();
        new BotMetrics(_services.GetRequiredService<IMeterFactory>()).Closed(TimeSpan.FromSeconds(seconds));

        Assert.Equal(told, Assert.Single(measured));
    }
}
