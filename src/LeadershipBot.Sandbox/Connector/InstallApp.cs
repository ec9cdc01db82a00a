namespace LeadershipBot.Sandbox.Connector;

/// <summary>Installs the app for everyone, as an administrator's policy does in Teams.</summary>
public sealed partial class InstallApp(Chats chats, PersonClient client, ILogger<InstallApp> logger)
{
    private const int Concurrency = 8;

    /// <summary>Everybody has it, and the bot is not told.</summary>
    public void Silently()
    {
        foreach (var chat in chats.All)
        {
            chat.Install();
        }
    }

    public async Task ForEveryoneAsync(CancellationToken cancellationToken)
    {
        var failed = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(chats.All, options, async (chat, token) =>
        {
            if (!await client.InstallAsync(chat, token))
            {
                Interlocked.Increment(ref failed);
            }
        });
        if (failed > 0)
        {
            Log.InstallationsRefused(logger, failed, chats.All.Count);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The bot refused {Failed} of {People} installations.")]
        public static partial void InstallationsRefused(ILogger logger, int failed, int people);
    }
}
