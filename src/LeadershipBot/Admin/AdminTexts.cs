using System.Globalization;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Organization;
using LeadershipBot.Delivery;
using LeadershipBot.Programs;
using LeadershipBot.Pulses;

namespace LeadershipBot.Admin;

public static class AdminTexts
{
    public static LocalizedText StatusTitle { get; } = new("What I am sending", "Lo que estoy enviando");

    /// <summary>{0} is a number.</summary>
    public static LocalizedText OthersSent { get; } = new(
        "On their way besides these, from leaders to their teams: {0} (what was heard, what will be done, what came of it).",
        "Además están en camino, de quienes dirigen a sus equipos: {0} (lo que escucharon, lo que harán, en qué quedó).");

    public static LocalizedText NothingSent { get; } = new("I have not sent anything yet.", "Todavía no he enviado nada.");

    /// <summary>{0} of {1}.</summary>
    public static LocalizedText Progress { get; } = new("{0} of {1} done", "{0} de {1} listos");

    /// <summary>{0} messages a second, {1} is a time left.</summary>
    public static LocalizedText Rate { get; } = new("{0} a second now, about {1} left", "{0} por segundo ahora, faltan unos {1}");

    public static LocalizedText Delivered { get; } = new("Delivered", "Entregados");

    public static LocalizedText Waiting { get; } = new("Waiting", "En espera");

    /// <summary>{0} is a number.</summary>
    public static LocalizedText Ambiguous { get; } = new(
        "{0} may have arrived twice: Teams or this bot stopped in the middle.",
        "{0} pudieron llegar dos veces: Teams o este bot se detuvo a la mitad.");

    /// <summary>{0} is a number.</summary>
    public static LocalizedText ContentLeftOut { get; } = new(
        "Left out of your own content files because of an error: {0}. The log has them all.",
        "Entradas de sus propios archivos de contenido que se dejaron fuera por un error: {0}. El registro las tiene todas.");

    public static LocalizedText Cancel { get; } = new("Cancel what is not sent", "Cancelar lo no enviado");

    public static LocalizedText Refresh { get; } = new("Look again", "Mirar otra vez");

    /// <summary>{0} is a unit, {1} a date.</summary>
    public static LocalizedText QuietUntil { get; } = new("Quiet mode: {0}, until {1}", "Modo silencio: {0}, hasta el {1}");

    public static LocalizedText All { get; } = new("all", "todo");

    /// <summary>{0} is a unit or the whole agency, {1} what to type for it.</summary>
    public static LocalizedText QuietOpen { get; } = new("Quiet mode: {0}, until you type **resume {1}**", "Modo silencio: {0}, hasta que escriba **reanudar {1}**");

    public static LocalizedText WholeAgency { get; } = new("the whole agency", "toda la agencia");

    /// <summary>{0} is a unit or the whole agency, {1} a date, {2} what to type for it.</summary>
    public static LocalizedText PausedUntil { get; } = new(
        "Done. I write to nobody in {0} first before {1}. What is being sent stops within seconds. Type **resume {2}** to end it sooner.",
        "Listo. No le escribiré a nadie de {0} por iniciativa propia antes del {1}. Lo que se está enviando se detiene en segundos. Escriba **reanudar {2}** para terminarlo antes.");

    /// <summary>{0} is a unit or the whole agency, {1} what to type for it.</summary>
    public static LocalizedText Paused { get; } = new(
        "Done. I write to nobody in {0} first until you type **resume {1}**. What is being sent stops within seconds.",
        "Listo. No le escribiré a nadie de {0} por iniciativa propia hasta que escriba **reanudar {1}**. Lo que se está enviando se detiene en segundos.");

    /// <summary>{0} is what was typed.</summary>
    public static LocalizedText NoSuchUnit { get; } = new(
        "I know no unit “{0}”. Type **pause all**, or **pause** with a unit's name as the roster has it, and **until 2026-12-24** if you wish. Nothing was changed.",
        "No conozco la unidad “{0}”. Escriba **pausa todo**, o **pausa** con el nombre de una unidad como está en la lista, y **hasta 2026-12-24** si lo desea. No se cambió nada.");

    public static LocalizedText WrongDate { get; } = new(
        "Please give a day after today and within a year, like 2026-12-24. Nothing was changed.",
        "Indique un día después de hoy y dentro de un año, como 2026-12-24. No se cambió nada.");

    /// <summary>{0} is one unit or several, or the whole agency.</summary>
    public static LocalizedText Resumed { get; } = new(
        "Quiet mode is over: {0}. What waited goes out at each person's next hour, unless it is too late for it.",
        "El modo silencio terminó: {0}. Lo que esperaba saldrá en la próxima hora permitida de cada persona, si todavía es a tiempo.");

    /// <summary>{0} is one unit or several, or the whole agency.</summary>
    public static LocalizedText StillQuiet { get; } = new(
        "Quiet mode is still on: {0}. Type **resume all**, or **resume** with a unit's name, to end it.",
        "El modo silencio sigue activo: {0}. Escriba **reanudar todo**, o **reanudar** con el nombre de una unidad, para terminarlo.");

    /// <summary>{0} is a unit.</summary>
    public static LocalizedText UnknownUnit { get; } = new(
        "{0} (no longer in the roster, so nobody is written to)", "{0} (ya no está en la lista, así que no se le escribe a nadie)");

    public static LocalizedText NotSent { get; } = new(
        "Not sent: own settings, a full week or nothing to say", "No enviados: ajustes propios, semana completa o nada que decir");

    public static LocalizedText NotPaused { get; } = new("Nothing was paused.", "Nada estaba en pausa.");

    public static LocalizedText OwnPauseEnded { get; } = new("Your pause is over.", "Su pausa terminó.");

    /// <summary>{0} is a program's title, {1} a moment.</summary>
    public static LocalizedText TestSent { get; } = new(
        "This is a test of “{0}”, sent to you only. The next real one is due on {1}.",
        "Esta es una prueba de “{0}”. El {1} toca la de verdad; esta la recibe solo usted.");

    public static LocalizedText TestFailed { get; } = new(
        "The test could not be delivered: {0}.", "La prueba no se pudo entregar: {0}.");

    public static LocalizedText NothingToTest { get; } = new("No program has anything to send.", "Ningún programa tiene algo que enviar.");

    public static LocalizedText TestCard { get; } = new(
        "This is a test. Nothing you tap here is kept.", "Esto es una prueba. Nada de lo que toque aquí se guarda.");

    public static IReadOnlyList<(LocalizedText Command, LocalizedText Meaning)> Commands { get; } =
    [
        (new("status", "estado"), new("what is being sent, and what became of it", "qué se está enviando y qué pasó con ello")),
        (new("pause all", "pausa todo"), new("quiet mode for everybody, or for a unit: pause North Region until 2026-12-24", "modo silencio para todos, o para una unidad: pausa North Region hasta 2026-12-24")),
        (new("resume all", "reanudar todo"), new("end quiet mode; resume North Region ends it there", "terminar el modo silencio; reanudar North Region lo termina ahí")),
        (new("doctor", "diagnóstico"), new("whether everything I need works, and what to do where it does not", "si funciona todo lo que necesito, y qué hacer donde no")),
        (new("test", "prueba"), new("the next poll or idea, sent to you only", "la próxima encuesta o idea, solo para usted")),
    ];

    public static LocalizedText Reason(DeliveryReason reason) => reason switch
    {
        DeliveryReason.AppNotInstalled => new("app not installed", "app no instalada"),
        DeliveryReason.BlockedByUser => new("blocked by the person", "bloqueado por la persona"),
        DeliveryReason.BlockedByAdmin => new("blocked by your Teams administrators", "bloqueado por la administración de Teams"),
        DeliveryReason.LeftRoster => new("no longer in the roster", "ya no está en la lista"),
        DeliveryReason.OwnSettings => new("own settings", "ajustes propios"),
        DeliveryReason.QuietMode => new("quiet mode", "modo silencio"),
        DeliveryReason.MessageBudget => new("enough messages that week", "suficientes mensajes esa semana"),
        DeliveryReason.NothingToSay => new("nothing to say", "nada que decir"),
        DeliveryReason.Cancelled => new("cancelled by an administrator", "cancelado por una persona administradora"),
        DeliveryReason.TooBig => new("message too big", "mensaje demasiado grande"),
        DeliveryReason.Refused => new("Teams refused the message", "Teams rechazó el mensaje"),
        DeliveryReason.BotFault => new("a mistake in the bot", "un error del bot"),
        DeliveryReason.GaveUp => new("gave up after several tries", "sin éxito después de varios intentos"),
        DeliveryReason.NotInTime => new("no moment was left in time", "no quedaba un momento a tiempo"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    public static LocalizedText Title(CampaignRow campaign, AgencyPrograms programs)
    {
        var pulse = programs.Pulses.FirstOrDefault(program => campaign.Subject == OpenRound.IdOf(program.Id, campaign.Date))?.Title;
        var nudges = programs.Nudges.FirstOrDefault(program => program.Id == campaign.Subject)?.Title;
        return campaign.Kind switch
        {
            CampaignKind.PulseInvitation => pulse ?? new("Poll", "Encuesta"),
            CampaignKind.PulseReminder => Format(new("{0}: reminder", "{0}: recordatorio"), pulse ?? new("Poll", "Encuesta")),
            CampaignKind.Results => Format(new("{0}: results", "{0}: resultados"), pulse ?? new("Poll", "Encuesta")),
            CampaignKind.AgencyHeard or CampaignKind.Heard => new("What we heard", "Lo que escuchamos"),
            CampaignKind.Plan => new("What we will do", "Lo que haremos"),
            CampaignKind.Outcome => new("What came of it", "En qué quedó"),
            CampaignKind.Barrier => new("A question to one who leads", "Una pregunta a quien dirige"),
            CampaignKind.Expiry => new("Something is about to end", "Algo está por vencer"),
            CampaignKind.CheckIn => Format(new("{0}: how it went", "{0}: cómo le fue"), nudges ?? new("Idea of the week", "Idea de la semana")),
            CampaignKind.LookBack => Format(new("{0}: looking back", "{0}: una mirada atrás"), nudges ?? new("Idea of the week", "Idea de la semana")),
            CampaignKind.Circle => programs.Circles.FirstOrDefault(program => program.Id == campaign.Subject)?.Title ?? new("Circles", "Círculos"),
            _ => nudges ?? new("Idea of the week", "Idea de la semana"),
        };
    }

    private static LocalizedText Format(LocalizedText text, object value) => new(
        string.Format(CultureInfo.InvariantCulture, text.English, value is LocalizedText english ? english.English : value),
        string.Format(CultureInfo.InvariantCulture, text.Spanish, value is LocalizedText spanish ? spanish.Spanish : value));
}
