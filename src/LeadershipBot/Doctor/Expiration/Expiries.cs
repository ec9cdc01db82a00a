using System.Security.Cryptography;
using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.Pulses;
using LeadershipBot.Settings;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Doctor.Expiration;

public enum Expiring
{
    ClientSecret,
    Certificate,
    VaultSecret,
}

/// <summary>When something ends.</summary>
/// <param name="At">From this moment on it does not work.</param>
public sealed record Expiry(Expiring What, DateTimeOffset At)
{
    /// <summary>With so many days left administrators are told, once each; the first is when somebody should begin to do something about it.</summary>
    public static readonly IReadOnlyList<int> Thresholds = [30, 14, 7, 1];

    public bool IsDue(DateTimeOffset now) => DaysLeft(now) <= Thresholds[0];

    /// <summary>Whole days left; negative once it is over.</summary>
    public int DaysLeft(DateTimeOffset now) => (int)Math.Floor((At - now).TotalDays);
}

/// <summary>What a look at one thing that may end found.</summary>
public abstract record ExpiryLook
{
    private ExpiryLook()
    {
    }

    public sealed record Ends(Expiry Expiry) : ExpiryLook;

    /// <summary>It has no end, by its own account.</summary>
    public sealed record NoEnd(Expiring What) : ExpiryLook;

    /// <summary>Nobody said when it ends.</summary>
    public sealed record NotSet(Expiring What) : ExpiryLook;

    public sealed record Unreadable(Expiring What) : ExpiryLook;
}

/// <summary>The secrets and certificates of this bot that end one day, as the settings, the files and the vault tell it.</summary>
public sealed class Expiries(AsSet<BotFrameworkOptions> bot, IOptions<KeyVaultOptions> vault, KeyVaultMasterSecret secret, TimeProvider clock)
{
    private volatile IReadOnlyList<Expiry> _known = [];

    /// <summary>What somebody should do something about now, as of the last look; the soonest first.</summary>
    public IReadOnlyList<Expiry> Due()
    {
        var now = clock.GetUtcNow();
        return [.. _known.Where(expiry => expiry.IsDue(now)).OrderBy(expiry => expiry.At)];
    }

    public async Task<IReadOnlyList<ExpiryLook>> LookAsync(CancellationToken cancellationToken)
    {
        var looks = new List<ExpiryLook>();
        switch (bot.Value.AppType)
        {
            case AppTypes.SingleTenant:
                looks.Add(bot.Value.LastDayOfClientSecret is { } day
                    ? new ExpiryLook.Ends(new(Expiring.ClientSecret, new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)))
                    : new ExpiryLook.NotSet(Expiring.ClientSecret));
                break;
            case AppTypes.Certificate:
                looks.Add(LookAtCertificate(bot.Value.CertificatePath ?? ""));
                break;
        }

        if (vault.Value.IsUsed)
        {
            looks.Add(await LookAtVaultAsync(cancellationToken));
        }

        var before = _known;
        _known = [.. looks.SelectMany(look => Known(look, before))];
        return looks;
    }

    /// <summary>What can't be read now ends when it did at the last look.</summary>
    private static IEnumerable<Expiry> Known(ExpiryLook look, IReadOnlyList<Expiry> before) => look switch
    {
        ExpiryLook.Ends(var expiry) => [expiry],
        ExpiryLook.Unreadable(var what) => before.Where(expiry => expiry.What == what),
        _ => [],
    };

    private static ExpiryLook LookAtCertificate(string path)
    {
        try
        {
            using var certificate = BotCertificate.Read(path);
            return new ExpiryLook.Ends(new(Expiring.Certificate, new DateTimeOffset(certificate.NotAfter)));
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new ExpiryLook.Unreadable(Expiring.Certificate);
        }
    }

    private async Task<ExpiryLook> LookAtVaultAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await secret.FindEndAsync(cancellationToken) is { } end ? new ExpiryLook.Ends(new(Expiring.VaultSecret, end)) : new ExpiryLook.NoEnd(Expiring.VaultSecret);
        }
        catch (MasterSecretException)
        {
            return new ExpiryLook.Unreadable(Expiring.VaultSecret);
        }
    }
}
