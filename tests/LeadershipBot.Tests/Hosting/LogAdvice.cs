namespace LeadershipBot.Tests.Hosting;

/// <summary>What to do about each line of the log, for docs/operations.md.</summary>
internal static class LogAdvice
{
    private const string Nothing = "nothing";
    private const string Again = "nothing, if it ends by itself; if it comes again and again, look at the store and tell the developers the type";

    public static IReadOnlyDictionary<string, string> Of { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ConnectorTokens.LogKept"] = "look at the bot's identity: `leadershipbot doctor`; nothing is lost while the token at hand lasts, an hour at most",
        ["SigningKeys.LogUnreadable"] = "see that the bot may reach that address; with no keys at all, people's messages are refused",
        ["RefusalLog.LogRefused"] = "a few are strangers; many with one reason: [what it refuses](running.md#what-it-refuses) and `leadershipbot doctor`",
        ["RefusalLog.LogMore"] = "*NoToken*, *Malformed*, *Algorithm*, *UnknownKey* or *Signature*: somebody knocks at the address, and the platform in front can keep them out; if people's messages fail, or with another reason: `leadershipbot doctor`",
        ["TurnFailures.LogFailed"] = "the person was told the reference; if it comes again, tell the developers the types",
        ["TurnFailures.LogSilent"] = "look at Teams' service health; the person got no answer",
        ["AgencyContent.LogLeftOut"] = "mend the file at that line: [own content](own-content.md)",
        ["AgencyContent.LogTooLarge"] = "take the file out of the folder",
        ["AgencyContent.LogUnreadable"] = "let the bot's account read the file",
        ["AgencyContent.LogNoFolder"] = "correct `Content:Folder`",
        ["AgencyContent.LogReread"] = Nothing,
        ["AgencyFiles.LogHeld"] = "nothing, if the agency wants it",
        ["AgencyFiles.LogReleased"] = Nothing,
        ["CloseRound.LogAbandoned"] = "tell staff that this pulse was not counted; find out why what was missing was not put back",
        ["CloseRound.LogNotErased"] = "[A round is locked out](#a-round-is-locked-out): the store does not let the bot erase",
        ["CloseRound.LogRemnants"] = "find out which backup brought them back, and leave ballots and keys out of it",
        ["CloseRound.LogUncountable"] = "[A round is locked out](#a-round-is-locked-out), before the day it names",
        ["CountBallots.LogUnreadable"] = "find out who may write to the store: somebody has; run `verify-anonymity`",
        ["DeliverMessage.LogTooBig"] = "tell the developers the kind",
        ["DeliverMessage.LogUnexpected"] = "tell the developers the type; the message counts as a mistake in the bot",
        ["FinishWork.LogFailed"] = Again,
        ["FinishWork.LogLockedOut"] = "[A round is locked out](#a-round-is-locked-out), before the day it names",
        ["FinishWork.LogMasterSecret"] = "[the master secret](running.md#the-master-secret): see that Key Vault answers",
        ["FinishWorkRegularly.LogFailed"] = Again,
        ["HealthReport.Degraded"] = "what it names: [Healthy, degraded, not ready](#healthy-degraded-not-ready)",
        ["HealthReport.NotReady"] = "[Not ready](#not-ready)",
        ["HealthReport.Well"] = Nothing,
        ["OpenRound.LogHeld"] = "nothing, if the agency wants it",
        ["OpenStore.LogNew"] = "at the first start nothing; later stop the bot at once and correct the setting",
        ["ReloadAgencyFiles.LogFailed"] = Again,
        ["ReloadAgencyFiles.LogRefused"] = "mend the file at that line: [roster](roster.md), [programs](programs.md)",
        ["ReloadAgencyFiles.LogReloaded"] = Nothing,
        ["ReportFigures.SendingFigures"] = "nothing; [failed](#more-than-2--of-messages-fail) and [429](#teams-answers-429) are read from it",
        ["SendMessage.LogNotDelivered"] = "one is one person's app; many: [failed messages](#more-than-2--of-messages-fail)",
        ["SignInHandler.LogRefused"] = "one is an old tab; many: look at `SignIn:Audiences` with `leadershipbot doctor`",
        ["StoreHealth.StoreBroken"] = "[The store is broken](#the-store-is-broken)",
        ["StoreHealth.StoreWorks"] = Nothing,
        ["WarnOfExpiry.SecretExpires"] = "[A secret ends](#a-secret-ends)",
        ["WatchStore.LogFailed"] = Again,
    };
}
