namespace LeadershipBot.BotFramework.Connector;

/// <summary>Who goes first where more is to be sent than Teams takes.</summary>
public enum SendPriority
{
    /// <summary>Somebody is waiting in a chat: ahead of everything else.</summary>
    Reply,

    /// <summary>One of a send to many: takes what replies leave.</summary>
    Campaign,
}
