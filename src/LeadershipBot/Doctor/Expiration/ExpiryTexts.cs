using LeadershipBot.Core.Organization;
using LeadershipBot.Teams;

namespace LeadershipBot.Doctor.Expiration;

public static class ExpiryTexts
{
    public static LocalizedText Title { get; } = new("Something is about to end", "Algo está por vencer");

    public static LocalizedText TitleOver { get; } = new("Something has ended", "Algo venció");

    public static string SettingOf(Expiring what) => what switch
    {
        Expiring.ClientSecret => "Bot:ClientSecret",
        Expiring.Certificate => "Bot:CertificatePath",
        _ => "KeyVault:SecretName",
    };

    public static LocalizedText Name(Expiring what) => what switch
    {
        Expiring.ClientSecret => new("The client secret (Bot:ClientSecret)", "El secreto de cliente (Bot:ClientSecret)"),
        Expiring.Certificate => new("The certificate (Bot:CertificatePath)", "El certificado (Bot:CertificatePath)"),
        _ => new("The master secret in Key Vault (KeyVault:SecretName)", "El secreto maestro en Key Vault (KeyVault:SecretName)"),
    };

    /// <summary>That it ends, and when.</summary>
    public static LocalizedText Says(Expiry expiry, DateTimeOffset now)
    {
        var name = Name(expiry.What);
        var last = DateOnly.FromDateTime(expiry.At.UtcDateTime.AddTicks(-1));
        var (english, spanish) = (LocalMoment.Show(last, Language.English), LocalMoment.Show(last, Language.Spanish));
        return expiry.DaysLeft(now) switch
        {
            < 0 => new($"{name.English} ended on {english}.", $"{name.Spanish} venció el {spanish}."),
            0 => new($"{name.English} ends within a day.", $"{name.Spanish} vence en menos de un día."),
            1 => new($"{name.English} ends in 1 day, on {english}.", $"{name.Spanish} vence en 1 día, el {spanish}."),
            var days => new($"{name.English} ends in {days} days, on {english}.", $"{name.Spanish} vence en {days} días, el {spanish}."),
        };
    }

    public static LocalizedText Remedy(Expiring what) => what switch
    {
        Expiring.ClientSecret => new(
            "Make a new secret in the app registration, set Bot:ClientSecret and Bot:ClientSecretExpires, and restart the bot. Without it the bot can neither send nor answer.",
            "Cree un secreto nuevo en el registro de la aplicación, ponga Bot:ClientSecret y Bot:ClientSecretExpires y reinicie el bot. Sin él, el bot no puede enviar ni contestar."),
        Expiring.Certificate => new(
            "Upload a new certificate to the app registration, put its file where Bot:CertificatePath says, and restart the bot. Without it the bot can neither send nor answer.",
            "Suba un certificado nuevo al registro de la aplicación, ponga su archivo donde dice Bot:CertificatePath y reinicie el bot. Sin él, el bot no puede enviar ni contestar."),
        _ => new(
            "Make a new version of the secret in Key Vault with a later end, and leave the old one as it is: rounds under way need it. docs/running.md says how.",
            "Cree una versión nueva del secreto en Key Vault con un final posterior y deje la anterior como está: las rondas en curso la necesitan. docs/running.md dice cómo."),
    };
}
