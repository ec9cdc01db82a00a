using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.BotFramework.Tests.Authentication;
using LeadershipBot.BotFramework.Turns;
using Microsoft.Extensions.Options;
using Xunit;

namespace LeadershipBot.BotFramework.Tests.Turns;

public sealed class SenderLimitsTests : IDisposable
{
    private const string Somebody = "c0ffee00-0001-4abc-8def-000000000001";
    private readonly SteppedTime _time = new(DateTimeOffset.UnixEpoch);
    private readonly SenderLimits _limits;

    public SenderLimitsTests() => _limits = new(Options.Create(new BotFrameworkOptions()), _time);

    [Fact]
    public void Thirty_at_once_are_handled_and_then_one_a_second()
    {
        Assert.All(Enumerable.Range(0, 30), _ => Assert.Equal(SenderVerdict.Go, Take()));
        Assert.NotEqual(SenderVerdict.Go, Take());

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(SenderVerdict.Go, Take());
        Assert.NotEqual(SenderVerdict.Go, Take());
    }

    [Fact]
    public void One_a_second_is_handled_for_ever() => Assert.All(Enumerable.Range(0, 600), _ =>
    {
        Assert.Equal(SenderVerdict.Go, Take());
        _time.Advance(TimeSpan.FromSeconds(1));
    });

    [Fact]
    public void Half_a_minute_of_silence_gives_the_whole_burst_again()
    {
        Assert.All(Enumerable.Range(0, 30), _ => Assert.Equal(SenderVerdict.Go, Take()));
        _time.Advance(TimeSpan.FromSeconds(30));

        Assert.All(Enumerable.Range(0, 30), _ => Assert.Equal(SenderVerdict.Go, Take()));
        Assert.NotEqual(SenderVerdict.Go, Take());
    }

    [Fact]
    public void It_is_said_once_however_often_somebody_goes_on_and_again_after_a_calm_while()
    {
        var verdicts = Enumerable.Range(0, 400).Select(_ =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(400));
            return Take();
        }).ToList();
        Assert.Single(verdicts, SenderVerdict.Wait);
        Assert.Contains(SenderVerdict.WaitSilently, verdicts);

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Single(Enumerable.Range(0, 60).Select(_ => Take()), SenderVerdict.Wait);
    }

    [Fact]
    public void Each_person_has_an_own_allowance_however_the_id_is_spelt()
    {
        Assert.All(Enumerable.Range(0, 30), _ => Assert.Equal(SenderVerdict.Go, Take()));

        Assert.Equal(SenderVerdict.Wait, Take(Somebody.ToUpperInvariant()));
        Assert.Equal(SenderVerdict.WaitSilently, Take(Somebody.Replace("-", "", StringComparison.Ordinal)));
        Assert.Equal(SenderVerdict.Go, Take("c0ffee00-0002-4abc-8def-000000000001"));
    }

    [Fact]
    public void Those_without_an_id_share_one_so_that_made_up_ones_give_no_more()
    {
        Assert.All(Enumerable.Range(0, 30), number => Assert.Equal(SenderVerdict.Go, Take(number % 2 == 0 ? null : $"made up {number}")));

        Assert.Equal(SenderVerdict.Wait, Take("another"));
    }

    [Fact]
    public void Installations_and_the_like_do_not_count()
    {
        Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal(SenderVerdict.Go, Take(type: ActivityTypes.InstallationUpdate)));
        Assert.Equal(0, _limits.Remembered);
    }

    [Fact]
    public void People_are_forgotten_once_it_is_of_no_use_to_remember_them()
    {
        for (var number = 0; number < 1000; number++)
        {
            Take(Id(number));
        }

        _limits.Forget();
        Assert.Equal(1000, _limits.Remembered);

        _time.Advance(TimeSpan.FromSeconds(1));
        _limits.Forget();
        Assert.Equal(0, _limits.Remembered);
    }

    [Fact]
    public void No_more_than_so_many_people_are_remembered()
    {
        for (var number = 0; number < SenderLimits.MaxRemembered + 1000; number++)
        {
            Assert.Equal(SenderVerdict.Go, Take(Id(number)));
        }

        Assert.InRange(_limits.Remembered, 1, SenderLimits.MaxRemembered);
    }

    public void Dispose() => _limits.Dispose();

    private static string Id(int number) => new Guid(number, 1, 2, [1, 2, 3, 4, 5, 6, 7, 8]).ToString();

    private SenderVerdict Take(string? id = Somebody, string type = ActivityTypes.Message) =>
        _limits.Take(new Activity { Type = type, From = new ChannelAccount { AadObjectId = id } });
}
