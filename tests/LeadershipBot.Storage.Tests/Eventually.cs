namespace LeadershipBot.Storage.Tests;

/// <summary>Waits for what happens in the store's own time.</summary>
internal static class Eventually
{
    public static async Task TrueAsync(Func<bool> condition)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        for (var tries = 0; !condition(); tries++)
        {
            Assert.True(tries < 1000, "It did not happen within ten seconds.");
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}
