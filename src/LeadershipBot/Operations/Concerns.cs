using LeadershipBot.BotFramework;
using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.BotFramework.Connector;
using LeadershipBot.Content;
using LeadershipBot.Delivery;
using LeadershipBot.Pulses;
using LeadershipBot.Roster;
using LeadershipBot.Store;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Operations;

public sealed class ContentConcern(ContentLibrary content) : IConcern
{
    public string? Words => content.Problems.Count > 0 ? "content files with errors were left out (look at the log)" : null;
}

public sealed class FilesConcern(AgencyFiles files) : IConcern
{
    public string? Words => files.IsRefused ? "the roster or the programs were refused, what ran before keeps running (look at the log)" : null;
}

/// <summary>Rows that can't be read are of one person or one round; all others go on.</summary>
public sealed class StoreConcern(StoreHealth store, IOptions<StoreOptions> options) : IConcern
{
    public string? Words =>
        store is { Problem: { } problem, IsOfRowsOnly: true } ? StoreProblems.Words(problem, options.Value)
        : store.IsSlow ? "the store answers slowly"
        : null;
}

public sealed class SendingConcern(SendQueue queue, ConnectorClient connector, IOptions<BotFrameworkOptions> bot) : IConcern
{
    /// <summary>A send to ten thousand people takes four minutes.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    private const double FewestOfTheRate = 0.2;

    public string? Words =>
        queue.Age > LongestWait ? $"messages that are due have waited for more than {LongestWait.TotalMinutes:0} minutes (look at the log and at Teams' service health)"
        : connector.Rate < bot.Value.RequestsPerSecond * FewestOfTheRate ? "Teams takes far fewer messages than usual"
        : null;
}

/// <summary>Mended, the file is used without a start.</summary>
public sealed class CertificateConcern(IOptions<BotFrameworkOptions> bot, [FromKeyedServices(RealTime.Key)] TimeProvider realTime) : IConcern
{
    /// <summary>Reading a key takes its time, and strangers may ask.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private long? _lookedAt;
    private bool _isUsable;

    public string? Words => bot.Value is { AppType: AppTypes.Certificate, CertificatePath: { } path } && !IsUsable(path)
        ? "the file in Bot:CertificatePath can't be used (run the doctor)"
        : null;

    private bool IsUsable(string path)
    {
        lock (_gate)
        {
            if (_lookedAt is not { } before || realTime.GetElapsedTime(before) >= LookEvery)
            {
                _isUsable = BotCertificate.Problem(path) is null;
                _lookedAt = realTime.GetTimestamp();
            }

            return _isUsable;
        }
    }
}

public sealed class RoundConcern(RoundTroubles troubles) : IConcern
{
    public string? Words => troubles.Kinds is { Count: > 0 } kinds ? string.Join("; ", kinds.Select(WordsOf)) + " (look at the log)" : null;

    public static string WordsOf(RoundTrouble trouble) => trouble switch
    {
        RoundTrouble.TakesNoAnswers => "a round takes no answers",
        RoundTrouble.Uncountable => "a round can't be counted",
        _ => "answers were altered and not counted",
    };
}
