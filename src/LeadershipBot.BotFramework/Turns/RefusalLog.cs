using System.Runtime.InteropServices;
using LeadershipBot.BotFramework.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.BotFramework.Turns;

/// <summary>
/// Tells the log of requests that were refused: <see cref="MostOfOneReason"/> lines of each reason in a
/// <see cref="Period"/>, and at its end one with how many more there were. Whoever knows the address can have requests
/// refused as fast as the line carries them, and must not fill the log, or hide one reason behind another.
/// </summary>
public sealed partial class RefusalLog : IDisposable
{
    /// <summary>How many lines one reason gets in a <see cref="Period"/>.</summary>
    public const int MostOfOneReason = 20;

    /// <summary>Real time after which it is counted anew.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly ILogger<RefusalLog> _logger;
    private readonly ITimer _periods;
    private Dictionary<RefusalReason, int> _refused = [];

    /// <summary>Begins the first period.</summary>
    public RefusalLog([FromKeyedServices(RealTime.Key)] TimeProvider realTime, ILogger<RefusalLog> logger)
    {
        _logger = logger;
        _periods = realTime.CreateTimer(_ => BeginAnew(), null, Period, Period);
    }

    /// <summary>Ends the period, and tells what it held back.</summary>
    public void Dispose()
    {
        _periods.Dispose();
        BeginAnew();
    }

    /// <summary>Notes one refusal.</summary>
    public void Write(RefusalReason reason)
    {
        int count;
        lock (_gate)
        {
            count = ++CollectionsMarshal.GetValueRefOrAddDefault(_refused, reason, out _);
        }

        if (count <= MostOfOneReason)
        {
            LogRefused(_logger, reason);
        }
    }

    private void BeginAnew()
    {
        Dictionary<RefusalReason, int> refused;
        lock (_gate)
        {
            (refused, _refused) = (_refused, []);
        }

        foreach (var (reason, count) in refused)
        {
            if (count > MostOfOneReason)
            {
                LogMore(_logger, count - MostOfOneReason, reason, (int)Period.TotalMinutes);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An incoming request was refused: {Reason}.")]
    private static partial void LogRefused(ILogger logger, RefusalReason reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} more incoming requests were refused within {Minutes} minutes: {Reason}.")]
    private static partial void LogMore(ILogger logger, int count, RefusalReason reason, int minutes);
}
