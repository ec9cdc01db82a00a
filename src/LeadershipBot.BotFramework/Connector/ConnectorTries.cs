namespace LeadershipBot.BotFramework.Connector;

/// <summary>
/// Counts the requests of one message, for whoever hands it along: a caller that must not count some of its messages anywhere
/// can't do with figures of the whole connector. For one message at a time.
/// </summary>
public sealed class ConnectorTries
{
    /// <summary>Requests that were sent, tries included.</summary>
    public int Sent { get; private set; }

    /// <summary>Those of them that were answered 429.</summary>
    public int Throttled { get; private set; }

    internal void Note(int status)
    {
        Sent++;
        Throttled += status == ConnectorAnswer.TooManyRequests ? 1 : 0;
    }
}
