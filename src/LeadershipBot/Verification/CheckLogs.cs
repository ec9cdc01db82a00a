using LeadershipBot.Core.Organization;
using LeadershipBot.Reports;

namespace LeadershipBot.Verification;

/// <summary>That no log notes requests one by one, and that only callers with a token are let in.</summary>
public sealed class CheckLogs : IAnonymityCheck
{
    private static readonly LocalizedText RaiseLevel = new(
        "Remove that level from the Logging settings (files, environment, arguments), or set it to Warning. Then delete the logs written meanwhile.",
        "Quite ese nivel de los ajustes Logging (archivos, entorno, argumentos) o póngalo en Warning. Después borre los registros escritos mientras tanto.");

    private static readonly LocalizedText TurnOff = new(
        "Remove Bot:DevelopmentLoopback. It is for a developer's own machine only.",
        "Quite Bot:DevelopmentLoopback. Es solo para la máquina de quien desarrolla.");

    public LocalizedText Title { get; } = new("Logs", "Registros");

    public IAsyncEnumerable<Finding> RunAsync(VerificationSubject subject) => Run(subject).ToAsyncEnumerable();

    private static IEnumerable<Finding> Run(VerificationSubject subject)
    {
        var loud = LogSettings.Categories.Where(category => subject.Logs.IsLogged(category, LogLevel.Information))
            .Concat(subject.Logs.Rules).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var category in loud)
        {
            yield return Finding.Broken(
                $"The log of {category} is set to note single requests: when somebody answered.",
                $"El registro de {category} está puesto para anotar cada solicitud: cuándo contestó alguien.",
                RaiseLevel);
        }

        if (loud.Count == 0)
        {
            yield return Finding.Holds("No log notes single requests.", "Ningún registro anota solicitudes una por una.");
        }

        yield return subject.Bot.DevelopmentLoopback
            ? Finding.Broken(
                "Callers on this machine are let in without a token, as anybody they say they are.",
                "Quien llama desde esta máquina entra sin credencial, como la persona que diga ser.",
                TurnOff)
            : Finding.Holds("Nobody is let in without a token.", "Nadie entra sin credencial.");

        yield return Finding.Elsewhere(
            "Whether something in front of the bot logs each request can't be seen from here: Azure for the bot's registration or its web app, or a proxy. Such a log has the time of each answer. Beside Teams' records of taps it could tell who answered.",
            "Desde aquí no se ve si algo delante del bot registra cada solicitud: Azure para el registro del bot o su aplicación web, o un proxy. Ese registro tiene la hora de cada respuesta. Junto a los registros de toques de Teams podría decir quién contestó.",
            new(
                "In the Azure portal open the Diagnostic settings of the Azure Bot and of the web app, if there is one: BotRequest, AppServiceHTTPLogs and AllMetrics must be off, and under App Service logs Web server logging. A proxy must keep no access log. If any was on, delete those logs.",
                "En el portal de Azure abra la configuración de diagnóstico del Azure Bot y de la aplicación web, si la hay: BotRequest, AppServiceHTTPLogs y AllMetrics deben estar apagados, y en los registros de App Service también el del servidor web. Un proxy no debe guardar registro de accesos. Si algo estaba activo, borre esos registros."));
    }
}
