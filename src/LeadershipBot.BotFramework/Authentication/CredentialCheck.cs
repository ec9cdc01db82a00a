using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.BotFramework.Authentication;

/// <summary>
/// What keeps the bot from proving who it is though its settings are right: a file or a day. It is looked at when the bot starts, and is
/// no part of validating options, so that whoever explains such a bot can still read them.
/// </summary>
public sealed class CredentialCheck([FromKeyedServices(RealTime.Key)] TimeProvider realTime)
{
    /// <summary>Each problem with its setting's name.</summary>
    /// <param name="options">As they are set, right or wrong.</param>
    public IEnumerable<string> Problems(BotFrameworkOptions options)
    {
        if (options is { AppType: AppTypes.Certificate, CertificatePath: { } path } && File.Exists(path) && BotCertificate.Problem(path) is { } problem)
        {
            yield return "Bot:CertificatePath: " + problem;
        }

        if (options.AppType == AppTypes.SingleTenant
            && options.LastDayOfClientSecret is { } last
            && last < DateOnly.FromDateTime(realTime.GetUtcNow().UtcDateTime))
        {
            yield return "Bot:ClientSecretExpires: is past; make a new client secret in Entra ID, set it as Bot:ClientSecret, and its last day here";
        }
    }
}
