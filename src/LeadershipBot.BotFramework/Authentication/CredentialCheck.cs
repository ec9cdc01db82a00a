namespace LeadershipBot.BotFramework.Authentication;

/// <summary>
/// What keeps the bot from proving who it is though its settings are right: what is in a file. It is looked at when the bot starts, and is
/// no part of validating options, so that whoever explains such a bot can still read them. A day that is past is no such problem: the
/// secret may have been renewed, and a bot that can't send still has answers to erase.
/// </summary>
public static class CredentialCheck
{
    /// <summary>Each problem with its setting's name.</summary>
    /// <param name="options">As they are set, right or wrong.</param>
    public static IEnumerable<string> Problems(BotFrameworkOptions options)
    {
        if (options is { AppType: AppTypes.Certificate, CertificatePath: { } path } && File.Exists(path) && BotCertificate.Problem(path) is { } problem)
        {
            yield return "Bot:CertificatePath: " + problem;
        }
    }
}
