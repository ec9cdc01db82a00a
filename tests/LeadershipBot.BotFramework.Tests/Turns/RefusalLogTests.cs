using System.Net;
using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.BotFramework.Tests.Adapter;
using LeadershipBot.BotFramework.Tests.Connector;
using LeadershipBot.BotFramework.Turns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace LeadershipBot.BotFramework.Tests.Turns;

/// <summary>Strangers who come again and again do not fill the log.</summary>
public sealed class RefusalLogTests : IAsyncLifetime
{
    private readonly SteppedClock _time = new();
    private BotUnderTest _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync(services: services => services.AddSingleton(provider =>
        ActivatorUtilities.CreateInstance<RefusalLog>(provider, _time)));

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task Each_is_refused_and_the_log_has_the_first_and_how_many_more_there_were()
    {
        for (var stranger = 0; stranger < RefusalLog.MostOfOneReason * 3; stranger++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await _bot.PostAsync("{}", token: null)).Status);
        }

        Assert.Equal(RefusalLog.MostOfOneReason, Lines().Count(line => line.StartsWith("An incoming request was refused: NoToken.", StringComparison.Ordinal)));
        Assert.Equal(RefusalLog.MostOfOneReason, Lines().Count);

        _time.Advance(RefusalLog.Period);
        Assert.StartsWith($"{RefusalLog.MostOfOneReason * 2} more incoming requests were refused within 10 minutes: NoToken.", Lines()[^1], StringComparison.Ordinal);
        Assert.Equal(RefusalLog.MostOfOneReason + 1, Lines().Count);

        // And is told of them anew, as few as they were.
        await _bot.PostAsync("{}", token: null);
        _time.Advance(RefusalLog.Period);
        Assert.Equal(RefusalLog.MostOfOneReason + 2, Lines().Count);
    }

    [Fact]
    public void What_was_held_back_is_told_when_the_bot_stops()
    {
        using var factory = new LoggerFactory([_bot.Log]);
        var refusals = new RefusalLog(_time, factory.CreateLogger<RefusalLog>());
        for (var stranger = 0; stranger < RefusalLog.MostOfOneReason + 5; stranger++)
        {
            refusals.Write(RefusalReason.NoToken);
        }

        refusals.Dispose();

        Assert.StartsWith("5 more incoming requests were refused", Lines()[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flood_hides_no_other_reason()
    {
        for (var stranger = 0; stranger <= RefusalLog.MostOfOneReason; stranger++)
        {
            await _bot.PostAsync("{}", token: null);
        }

        await _bot.PostAsync(_bot.Message(), _bot.Token() with { Audience = "another" });

        Assert.StartsWith("An incoming request was refused: Audience.", Lines()[^1], StringComparison.Ordinal);
    }

    /// <summary>Of whichever part of the bot's own they are.</summary>
    private List<string> Lines() => [.. _bot.Log.Lines.Where(line => line.Category.StartsWith("LeadershipBot.", StringComparison.Ordinal)).Select(line => line.Text)];
}
