using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LeadershipBot.BotFramework.Authentication;

/// <summary>
/// The file of <see cref="BotFrameworkOptions.CertificatePath"/>. What is wrong with it stops no start, and is no part of validating
/// options: without it the bot can neither send nor answer, and still has answers to erase.
/// </summary>
public static class BotCertificate
{
    /// <summary>
    /// Reads it as Azure.Identity does: <c>.pem</c> with the key beside the certificate, or <c>.pfx</c> without a password. The
    /// caller disposes of it.
    /// </summary>
    /// <exception cref="CryptographicException">It is neither, or a PEM without its key.</exception>
    /// <exception cref="IOException">There is no such file, or it can't be read now.</exception>
    /// <exception cref="UnauthorizedAccessException">This process may not read it.</exception>
    public static X509Certificate2 Read(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".PEM" when File.ReadAllText(path) is var text => X509Certificate2.CreateFromPem(text, text),
        ".PFX" => X509CertificateLoader.LoadPkcs12(File.ReadAllBytes(path), password: null),
        _ => throw new CryptographicException("The name ends in neither .pem nor .pfx."),
    };

    /// <summary>Why it can't prove who the bot is; null where it can.</summary>
    public static string? Problem(string path)
    {
        try
        {
            using var certificate = Read(path);
            return certificate.HasPrivateKey ? null : "the certificate in it has no private key.";
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            return "must be a PEM file (.pem) with its private key, or a PFX file (.pfx) without a password.";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "this process can't read the file.";
        }
    }
}
