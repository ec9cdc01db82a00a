using System.Globalization;
using System.Runtime.CompilerServices;
using LeadershipBot.BotFramework;
using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.Core.Organization;
using LeadershipBot.Reports;
using LeadershipBot.Settings;

namespace LeadershipBot.Doctor.Checks;

/// <summary>That the bot answers where its registration sends people's messages, and refuses whoever has no token.</summary>
public sealed class CheckEndpoint(DoctorHttp http, AsSet<BotFrameworkOptions> options, [FromKeyedServices(RealTime.Key)] TimeProvider realTime) : IDoctorCheck
{
    private const string Setting = "Bot:Domain";

    /// <summary>Certificates that renew themselves do so about 30 days ahead; one that has less than this will not.</summary>
    private const int RenewedBefore = 14;

    private static readonly LocalizedText IsItTheBot = new(
        "See that the bot is started at that address, and that nothing before it (sign-in of App Service, a gateway, a firewall) answers in its place.",
        "Vea que el bot esté en marcha en esa dirección y que nada delante de él (inicio de sesión de App Service, una puerta de enlace, un cortafuegos) conteste en su lugar.");

    public async IAsyncEnumerable<Finding> RunAsync(DoctorVisit visit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var domain = options.Value.Domain;
        if (domain.Length > 0 && Uri.CheckHostName(domain) != UriHostNameType.Dns)
        {
            yield break;
        }

        if (domain.Length == 0)
        {
            yield return Finding.Warning(
                "Bot:Domain is not set, so nobody can look whether Teams reaches the bot.",
                "Bot:Domain no está puesto, así que no se puede mirar si Teams llega al bot.",
                new("Set Bot:Domain to the host name of the bot, such as bot.agency.gov.", "Ponga en Bot:Domain el nombre del servidor del bot, como bot.agency.gov."));
            yield break;
        }

        var live = await http.GetAsync(new Uri($"https://{domain}/healthz"), cancellationToken);
        yield return Live(live, domain);
        if (live is HttpLook.Answered { CertificateUntil: { } until })
        {
            yield return Certificate(until, domain);
            yield return Messages(await http.PostAsync(new Uri($"https://{domain}/api/messages"), cancellationToken), domain);
        }

        if (!visit.IsInside)
        {
            yield return Registered(visit.Request.RegisteredEndpoint, $"https://{domain}/api/messages");
        }
    }

    private static Finding Live(HttpLook look, string domain) => look switch
    {
        HttpLook.Failed(var trouble, _) => HttpTroubles.Say(trouble, domain, Setting),
        HttpLook.Answered { Status: 200, Body: var body } when body.Split(' ')[0] == "live" => Finding.Holds($"https://{domain}/healthz answers.", $"https://{domain}/healthz contesta."),
        HttpLook.Answered(var status, _, _) => Finding.Broken(
            $"https://{domain}/healthz answers {status}, and not as the bot does.", $"https://{domain}/healthz contesta {status}, y no como el bot.", IsItTheBot),
        _ => throw new InvalidOperationException("There is no other answer."),
    };

    private static Finding Messages(HttpLook look, string domain) => look switch
    {
        HttpLook.Failed(var trouble, _) => HttpTroubles.Say(trouble, domain, Setting),
        HttpLook.Answered(401, _, _) => Finding.Holds(
            $"https://{domain}/api/messages refuses a message without a token, as it must.", $"https://{domain}/api/messages rechaza un mensaje sin token, como debe."),
        HttpLook.Answered(>= 200 and < 300, _, _) => Finding.Broken(
            $"https://{domain}/api/messages takes a message without a token.",
            $"https://{domain}/api/messages acepta un mensaje sin token.",
            new("Stop what answers there: it is not this bot, or Bot:DevelopmentLoopback is on behind a proxy on its own machine.", "Detenga lo que contesta ahí: no es este bot, o Bot:DevelopmentLoopback está activo detrás de un proxy en su mismo equipo.")),
        HttpLook.Answered(404, _, _) => Finding.Broken(
            $"https://{domain}/api/messages is not there (404).", $"https://{domain}/api/messages no existe (404).", IsItTheBot),
        HttpLook.Answered(var status, _, _) => Finding.Broken(
            $"https://{domain}/api/messages answers {status} instead of 401.", $"https://{domain}/api/messages contesta {status} en lugar de 401.", IsItTheBot),
        _ => throw new InvalidOperationException("There is no other answer."),
    };

    private Finding Certificate(DateTimeOffset until, string domain)
    {
        var days = (int)Math.Floor((until - realTime.GetUtcNow()).TotalDays);
        var date = until.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return days >= RenewedBefore
            ? Finding.Holds($"The TLS certificate of {domain} holds until {date}.", $"El certificado TLS de {domain} vale hasta el {date}.")
            : Finding.Warning(
                $"The TLS certificate of {domain} ends on {date}, in {days} day(s).",
                $"El certificado TLS de {domain} vence el {date}, en {days} día(s).",
                new("Renew it, or see why it was not renewed by itself.", "Renuévelo, o vea por qué no se renovó solo."));
    }

    private static Finding Registered(string? given, string expected) => given switch
    {
        null => Finding.Elsewhere(
            "Which endpoint the bot's registration has can't be seen from here.",
            "Desde aquí no se ve qué punto de conexión tiene el registro del bot.",
            new(
                $"Run az bot show --query properties.endpoint and give what it prints as --registered-endpoint; it must be {expected}.",
                $"Ejecute az bot show --query properties.endpoint y dé lo que muestre como --registered-endpoint; debe ser {expected}.")),
        _ when Uri.TryCreate(given.Trim().Trim('"'), UriKind.Absolute, out var uri) && uri.AbsoluteUri == expected => Finding.Holds(
            $"The bot's registration has the endpoint {expected}.", $"El registro del bot tiene el punto de conexión {expected}."),
        _ => Finding.Broken(
            "The endpoint of the bot's registration is not the bot's.",
            "El punto de conexión del registro del bot no es el del bot.",
            new($"Set the messaging endpoint of the registration to {expected}, or correct Bot:Domain.", $"Ponga {expected} como punto de conexión del registro, o corrija Bot:Domain.")),
    };
}
