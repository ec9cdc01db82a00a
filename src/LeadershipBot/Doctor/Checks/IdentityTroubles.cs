using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Azure.Identity;
using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.Reports;

namespace LeadershipBot.Doctor.Checks;

/// <summary>
/// Why there is no token, in words. Entra ID's own numbers are at learn.microsoft.com/entra/identity-platform/reference-error-codes;
/// of what it says beside them nothing is repeated.
/// </summary>
public static partial class IdentityTroubles
{
    /// <summary>Of a file of which <see cref="BotCertificate"/> can make nothing.</summary>
    public static Finding UnusableCertificate { get; } = Finding.Broken(
        "The file in Bot:CertificatePath can't be used: it is missing or can't be read, is no certificate with its private key, or has a password.",
        "El archivo de Bot:CertificatePath no se puede usar: falta o no se puede leer, no es un certificado con su clave privada, o tiene contraseña.",
        new("Give a PEM or PFX file without a password that holds both, and that the bot's account may read.", "Ponga un archivo PEM o PFX sin contraseña que tenga ambos y que la cuenta del bot pueda leer."));

    /// <summary>Null where the error is nothing of an identity's.</summary>
    public static Finding? Say(Exception error, BotFrameworkOptions bot)
    {
        var chain = Chain(error).ToList();
        if (bot.AppType == AppTypes.Certificate && (error is CredentialUnavailableException || chain.Exists(inner => inner is CryptographicException)))
        {
            return UnusableCertificate;
        }

        if (Code(chain) is { } code)
        {
            return OfCode(code, bot);
        }

        if (error is CredentialUnavailableException || (bot.AppType == AppTypes.UserAssignedMSI && error is AuthenticationFailedException))
        {
            return Finding.Broken(
                "There is no managed identity with the id in Bot:AppId here.",
                "Aquí no hay ninguna identidad administrada con el id de Bot:AppId.",
                new(
                    "Assign the user-assigned identity to this App Service (Identity, User assigned), and set Bot:AppId to its client id. On a machine outside Azure use SingleTenant or Certificate.",
                    "Asigne la identidad a este App Service (Identidad, Asignada por el usuario) y ponga en Bot:AppId su id de cliente. En un equipo fuera de Azure use SingleTenant o Certificate."));
        }

        return chain.Exists(inner => inner is HttpRequestException or OperationCanceledException or TimeoutException)
            ? Finding.Broken(
                $"{new Uri(bot.AuthorityHost).Host}, which gives tokens, can't be reached.",
                $"No se puede llegar a {new Uri(bot.AuthorityHost).Host}, que da los tokens.",
                new("Let this machine through to it (https, port 443), and check Bot:AuthorityHost.", "Deje que este equipo llegue a él (https, puerto 443) y revise Bot:AuthorityHost."))
            : error is AuthenticationFailedException
                ? Refused(null)
                : null;
    }

    private static Finding OfCode(int code, BotFrameworkOptions bot) => code switch
    {
        7000215 => Finding.Broken(
            "The client secret in Bot:ClientSecret is wrong.",
            "El secreto de Bot:ClientSecret es incorrecto.",
            new(
                "Copy the secret's value (not its id) from the app registration, or make a new one, and set Bot:ClientSecret.",
                "Copie el valor del secreto (no su id) del registro de la aplicación, o cree uno nuevo, y póngalo en Bot:ClientSecret.")),
        7000222 => Finding.Broken(
            "The client secret in Bot:ClientSecret has expired.",
            "El secreto de Bot:ClientSecret venció.",
            new(
                "Make a new secret in the app registration, set Bot:ClientSecret and Bot:ClientSecretExpires, and restart the bot.",
                "Cree un secreto nuevo en el registro de la aplicación, ponga Bot:ClientSecret y Bot:ClientSecretExpires y reinicie el bot.")),
        700027 or 7000214 or 700024 => Finding.Broken(
            "Entra ID does not know the certificate in Bot:CertificatePath, or it has expired.",
            "Entra ID no conoce el certificado de Bot:CertificatePath, o venció.",
            new(
                "Upload the certificate's public part to the app registration (Certificates & secrets), or set the file that belongs to it.",
                "Suba la parte pública del certificado al registro de la aplicación (Certificados y secretos), o ponga el archivo que le corresponde.")),
        90002 or 900023 or 500021 => Finding.Broken(
            "There is no tenant with the id in Bot:TenantId in this cloud.",
            "En esta nube no hay ningún inquilino con el id de Bot:TenantId.",
            new("Copy the tenant id from Entra ID's overview, and check Bot:Cloud.", "Copie el id de inquilino de la vista general de Entra ID y revise Bot:Cloud.")),
        700016 => Finding.Broken(
            "The tenant in Bot:TenantId has no application with the id in Bot:AppId.",
            "El inquilino de Bot:TenantId no tiene ninguna aplicación con el id de Bot:AppId.",
            new("Check Bot:AppId and Bot:TenantId: the bot's app registration must be in that tenant.", "Revise Bot:AppId y Bot:TenantId: el registro de la aplicación del bot debe estar en ese inquilino.")),
        7000112 => Finding.Broken(
            "The application in Bot:AppId is switched off in the tenant.",
            "La aplicación de Bot:AppId está desactivada en el inquilino.",
            new("Switch it on under Enterprise applications, Properties.", "Actívela en Aplicaciones empresariales, Propiedades.")),
        500011 or 70011 or 1002012 or 900432 or 900382 => Finding.Broken(
            "Entra ID does not give tokens for Bot:ConnectorScope: it is another cloud's.",
            "Entra ID no da tokens para Bot:ConnectorScope: es de otra nube.",
            new($"Check Bot:Cloud, which is {bot.TeamsCloud.Name}, and take Bot:ConnectorScope away.", $"Revise Bot:Cloud, que es {bot.TeamsCloud.Name}, y quite Bot:ConnectorScope.")),
        _ => Refused(code),
    };

    private static Finding Refused(int? code)
    {
        var named = code is { } number ? string.Create(CultureInfo.InvariantCulture, $" (AADSTS{number})") : "";
        return Finding.Broken(
            $"Entra ID refuses to give the bot a token{named}.",
            $"Entra ID se niega a darle un token al bot{named}.",
            new(
                "Check Bot:AppType, Bot:AppId, Bot:TenantId and what belongs to them. Entra ID's sign-in logs for service principals say more.",
                "Revise Bot:AppType, Bot:AppId, Bot:TenantId y lo que va con ellos. Los registros de inicio de sesión de Entra ID para entidades de servicio dicen más."));
    }

    private static int? Code(IEnumerable<Exception> chain) => chain
        .Select(error => Number().Match(error.Message))
        .Where(match => match.Success)
        .Select(match => (int?)int.Parse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture))
        .FirstOrDefault();

    private static IEnumerable<Exception> Chain(Exception error)
    {
        yield return error;
        var inner = error is AggregateException several ? several.InnerExceptions : error.InnerException is { } one ? [one] : (IEnumerable<Exception>)[];
        foreach (var deeper in inner.SelectMany(Chain))
        {
            yield return deeper;
        }
    }

    [GeneratedRegex(@"AADSTS(?<number>\d{1,9})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
