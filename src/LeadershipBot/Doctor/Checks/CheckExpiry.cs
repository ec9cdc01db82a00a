using System.Runtime.CompilerServices;
using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.Doctor.Expiration;
using LeadershipBot.Reports;
using LeadershipBot.Settings;

namespace LeadershipBot.Doctor.Checks;

/// <summary>Secrets and certificates that end one day, so that none stops the bot by surprise.</summary>
public sealed class CheckExpiry(Expiries expiries, AsSet<BotFrameworkOptions> bot, TimeProvider clock) : IDoctorCheck
{
    public async IAsyncEnumerable<Finding> RunAsync(DoctorVisit visit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (bot.Value.AppType == AppTypes.UserAssignedMSI)
        {
            yield return Finding.Holds("The bot uses a managed identity, of which nothing expires.", "El bot usa una identidad administrada, de la que nada vence.");
        }

        foreach (var look in await expiries.LookAsync(cancellationToken))
        {
            yield return Say(look);
        }
    }

    private Finding Say(ExpiryLook look)
    {
        var now = clock.GetUtcNow();
        switch (look)
        {
            case ExpiryLook.Ends(var expiry):
                var verdict = expiry.DaysLeft(now) < 0 ? Verdict.Broken : expiry.IsDue(now) ? Verdict.Warning : Verdict.Holds;
                return new(verdict, ExpiryTexts.Says(expiry, now), verdict == Verdict.Holds ? null : ExpiryTexts.Remedy(expiry.What));
            case ExpiryLook.NoEnd(var what):
                var endless = ExpiryTexts.Name(what);
                return Finding.Holds($"{endless.English} has no end.", $"{endless.Spanish} no tiene fin.");
            case ExpiryLook.NotSet(var what):
                var unset = ExpiryTexts.Name(what);
                return Finding.Warning(
                    $"{unset.English} ends one day, and nobody will be warned: its date is not set.",
                    $"{unset.Spanish} vence algún día y nadie recibirá aviso: su fecha no está puesta.",
                    new(
                        "Set Bot:ClientSecretExpires to the date that the app registration shows for it, as yyyy-MM-dd.",
                        "Ponga en Bot:ClientSecretExpires la fecha que muestra el registro de la aplicación, como aaaa-mm-dd."));
            case ExpiryLook.Unreadable(var what):
                var unread = ExpiryTexts.Name(what);
                return Finding.Unknown(
                    $"{unread.English} can't be read, so nobody knows when it ends.",
                    $"{unread.Spanish} no se puede leer, así que no se sabe cuándo vence.",
                    new("Mend what the parts Identity and Master secret list.", "Corrija lo que enumeran las partes Identidad y Secreto maestro."));
            default:
                throw new InvalidOperationException("There is no other look.");
        }
    }
}
