using LeadershipBot.Core.Organization;
using LeadershipBot.Reports;

namespace LeadershipBot.Doctor;

/// <summary>Why a host did not answer, in words.</summary>
public static class HttpTroubles
{
    /// <param name="setting">The setting that names the host.</param>
    public static Finding Say(HttpTrouble trouble, string host, string setting) => trouble switch
    {
        HttpTrouble.UnknownName => Finding.Broken(
            $"There is no host {host}, or this machine can't look names up.",
            $"No existe el servidor {host}, o este equipo no puede resolver nombres.",
            Look(setting, "the DNS record and this machine's DNS", "el registro DNS y el DNS de este equipo")),
        HttpTrouble.NotConnected => Finding.Broken(
            $"{host} does not take connections.",
            $"{host} no acepta conexiones.",
            Look(setting, "firewalls and the proxy between here and there", "los cortafuegos y el proxy que haya en el camino")),
        HttpTrouble.TimedOut => Finding.Broken(
            $"{host} did not answer within 8 seconds.",
            $"{host} no contestó en 8 segundos.",
            Look(setting, "firewalls and the proxy between here and there", "los cortafuegos y el proxy que haya en el camino")),
        HttpTrouble.CertificateExpired => Finding.Broken(
            $"The TLS certificate of {host} is past its end, or not valid yet.",
            $"El certificado TLS de {host} venció, o todavía no vale.",
            new("Renew that certificate, and look at this machine's date.", "Renueve ese certificado y revise la fecha de este equipo.")),
        HttpTrouble.CertificateOfAnother => Finding.Broken(
            $"The TLS certificate that {host} shows is another host's.",
            $"El certificado TLS que muestra {host} es de otro servidor.",
            Look(setting, "the certificate bound to that name", "el certificado asociado a ese nombre")),
        HttpTrouble.CertificateUntrusted => Finding.Broken(
            $"The TLS certificate that {host} shows is from nobody this machine trusts.",
            $"El certificado TLS que muestra {host} no es de nadie en quien este equipo confíe.",
            new(
                "Use a certificate of a public authority. If something between here and there puts in its own, let this host through it untouched.",
                "Use un certificado de una autoridad pública. Si algo en el camino pone el suyo, deje pasar este servidor sin tocarlo.")),
        _ => Finding.Broken(
            $"The answer of {host} broke off or is too large.",
            $"La respuesta de {host} se cortó o es demasiado grande.",
            Look(setting, "what stands between here and there", "lo que haya en el camino")),
    };

    private static LocalizedText Look(string setting, string english, string spanish) => new($"Check {setting}, {english}.", $"Revise {setting}, {spanish}.");
}
