using LeadershipBot.BotFramework.Connector.Pacing;

namespace LeadershipBot.BotFramework.Connector;

/// <summary>One request of a caller, however often it is tried.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Address">On a listed host.</param>
/// <param name="Body">JSON, if any.</param>
/// <param name="Conversation">Whose limit it counts against.</param>
/// <param name="Priority">Who goes first.</param>
/// <param name="Tries">Where each request of it is counted, if anywhere.</param>
internal sealed record ConnectorCall(HttpMethod Method, Uri Address, byte[]? Body, ConversationKey Conversation, SendPriority Priority, ConnectorTries? Tries = null)
{
    /// <summary>What the last try that was sent ended in; null before the first.</summary>
    internal ConnectorAnswer? Last { get; private set; }

    /// <summary>Whether any try may have arrived although no success was answered.</summary>
    internal bool MayHaveBeenAccepted { get; private set; }

    internal bool HasRenewedToken { get; set; }

    internal void Tried(ConnectorAnswer answer)
    {
        Last = answer;
        Tries?.Note(answer.Status);
        MayHaveBeenAccepted |= answer.MayHaveBeenAccepted;
    }
}
