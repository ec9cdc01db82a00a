namespace LeadershipBot.Sandbox.Faults;

/// <summary>Why some people cannot be written to, however often it is tried.</summary>
public enum LastingFault
{
    /// <summary>403 BotDisabledByAdmin, also when a conversation is to be made.</summary>
    BlockedByAdmin,

    /// <summary>403 BotNotInConversationRoster.</summary>
    NotInRoster,

    /// <summary>404 BotNotInConversationRoster, as documented for targeted messages.</summary>
    NotInRosterAs404,

    /// <summary>403 ConversationBlockedByUser.</summary>
    BlockedByUser,

    /// <summary>403 ForbiddenOperationException, also when a conversation is to be made.</summary>
    NotInstalled,

    /// <summary>403 NotEnoughPermissions, also when a conversation is to be made.</summary>
    NotEnoughPermissions,

    /// <summary>403 with errorCode 209 and the subCode MessageWritesBlocked.</summary>
    WritesBlocked,

    /// <summary>403 with a body nobody documented.</summary>
    UnknownForbidden,

    /// <summary>404 ConversationNotFound, also in a conversation made anew.</summary>
    ConversationNotFound,

    /// <summary>404 ConversationNotFound until the conversation is made anew; from then on all is well.</summary>
    ConversationLost,
}
