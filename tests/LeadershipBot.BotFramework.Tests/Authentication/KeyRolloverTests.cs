using System.Net;
using LeadershipBot.BotFramework.Tests.Adapter;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.BotFramework.Tests.Authentication;

public sealed class KeyRolloverTests
{
    private readonly SteppedTime _time = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task A_key_published_after_start_is_accepted_at_once()
    {
        await using var bot = await StartAsync();
        using var next = new ChannelKey("key-2", "msteams");
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(bot.Message())).Status);

        bot.Channel.Publish(next);
        var answer = await bot.PostAsync(bot.Message(), bot.Token() with { Key = next, KeyId = next.Id });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(2, bot.Channel.KeyReads);
    }

    [Fact]
    public async Task Tokens_with_made_up_keys_cause_one_read_in_five_minutes()
    {
        await using var bot = await StartAsync();
        using var made = new ChannelKey("made-up", "msteams");
        var forged = bot.Token() with { Key = made, KeyId = made.Id };

        for (var i = 0; i < 5; i++)
        {
            await bot.PostAsync(bot.Message(), forged with { KeyId = $"made-up-{i}" });
        }

        Assert.Equal(2, bot.Channel.KeyReads);
        _time.Advance(TimeSpan.FromMinutes(5));
        await bot.PostAsync(bot.Message(), forged);
        Assert.Equal(3, bot.Channel.KeyReads);
    }

    [Fact]
    public async Task A_withdrawn_key_is_refused_once_the_keys_were_read_again()
    {
        await using var bot = await StartAsync();
        using var next = new ChannelKey("key-2", "msteams");
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(bot.Message())).Status);

        bot.Channel.Withdraw(bot.Key);
        bot.Channel.Publish(next);
        await bot.PostAsync(bot.Message(), bot.Token() with { Key = next, KeyId = next.Id });

        Assert.Equal(HttpStatusCode.Unauthorized, (await bot.PostAsync(bot.Message())).Status);
    }

    [Fact]
    public async Task Keys_stay_in_use_while_the_service_is_down()
    {
        await using var bot = await StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(bot.Message())).Status);

        bot.Channel.IsDown = true;
        _time.Advance(TimeSpan.FromHours(13));

        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(bot.Message(), bot.Token() with { Now = _time.GetUtcNow() })).Status);
    }

    [Fact]
    public async Task Until_the_keys_were_read_callers_are_asked_to_come_again()
    {
        await using var bot = await StartAsync();
        bot.Channel.IsDown = true;
        var during = await bot.PostAsync(bot.Message());
        bot.Channel.IsDown = false;
        _time.Advance(TimeSpan.FromSeconds(5));
        var after = await bot.PostAsync(bot.Message());

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (during.Status, after.Status));
    }

    [Fact]
    public async Task A_flood_of_tokens_before_the_keys_were_read_causes_one_try_in_five_seconds()
    {
        await using var bot = await StartAsync();
        bot.Channel.IsDown = true;

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bot.PostAsync(bot.Message())));
        await bot.PostAsync(bot.Message());
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status));
        Assert.Equal(1, bot.Channel.Tries);

        _time.Advance(TimeSpan.FromSeconds(4.9));
        await bot.PostAsync(bot.Message());
        Assert.Equal(1, bot.Channel.Tries);

        _time.Advance(TimeSpan.FromSeconds(0.1));
        await bot.PostAsync(bot.Message());
        Assert.Equal(2, bot.Channel.Tries);
    }

    private Task<BotUnderTest> StartAsync() =>
        BotUnderTest.StartAsync(services: services => services.AddKeyedSingleton<TimeProvider>(RealTime.Key, _time));
}
