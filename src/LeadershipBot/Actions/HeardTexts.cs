using LeadershipBot.Core.Organization;

namespace LeadershipBot.Actions;

public static class HeardTexts
{
    public static LocalizedText Title { get; } = new("What we heard", "Lo que escuchamos");

    /// <summary>{0} is a program's title, {1} a group, {2} a date.</summary>
    public static LocalizedText Thanks { get; } = new(
        "Thank you to everybody who answered “{0}”. These are the results of **{1}**. It closed on {2}.",
        "Gracias a todas las personas que contestaron “{0}”. Estos son los resultados de **{1}**. Cerró el {2}.");

    public static LocalizedText Strength { get; } = new("A strength", "Una fortaleza");

    public static LocalizedText Hardest { get; } = new("Where it is hardest", "Donde más cuesta");

    public static LocalizedText Next { get; } = new(
        "We will talk about this together: what gets in the way, and what would help? Then you will read here what we will do.",
        "Hablaremos de esto en grupo: ¿qué estorba y qué ayudaría? Después usted leerá aquí lo que haremos.");

    /// <summary>{0} is a name.</summary>
    public static LocalizedText From { get; } = new("Sent by {0}", "Lo envía {0}");

    public static LocalizedText Preview { get; } = new(
        "Your team will read exactly this. Nothing is sent yet.", "Su equipo leerá justo esto. Todavía no se envía nada.");

    public static LocalizedText PreviewAgency { get; } = new(
        "Everybody in the agency will read exactly this. Nothing is sent yet.", "Todas las personas de la agencia leerán justo esto. Todavía no se envía nada.");

    public static LocalizedText Send { get; } = new("Send it", "Enviar");

    public static LocalizedText Sent { get; } = new(
        "It is on its way. Whoever has not read these results yet gets them at their next allowed hour; nobody gets the same group's results twice.",
        "Ya está en camino. Quien todavía no ha leído estos resultados los recibe en su próxima hora permitida; nadie recibe dos veces los del mismo grupo.");

    /// <summary>{0} is a date.</summary>
    public static LocalizedText Told { get; } = new("This was told on {0}. It is never sent twice.", "Esto se contó el {0}. Nunca se envía dos veces.");

    public static LocalizedText NoNews { get; } = new(
        "There is nothing to tell from that pulse.", "No hay nada que contar de esa encuesta.");

    public static LocalizedText NotYours { get; } = new(
        "You do not speak for that team any more, so nothing was sent.", "Usted ya no habla por ese equipo, así que no se envió nada.");

    /// <summary>{0} is a team.</summary>
    public static LocalizedText TellTeam { get; } = new("Tell {0} what we heard", "Contar a {0} lo que escuchamos");

    public static LocalizedText TellAgency { get; } = new("Tell everybody what we heard", "Contar a todas las personas lo que escuchamos");

    /// <summary>{0} is a team.</summary>
    public static LocalizedText Say { get; } = new("Say what we will do ({0})", "Decir lo que haremos ({0})");

    public static LocalizedText Guide { get; } = new("Talk about it: a 15-minute guide", "Conversarlo: una guía de 15 minutos");

    public static LocalizedText GuideThanks { get; } = new(
        "**2 minutes.** Thank people for answering. Say that nobody is shown who said what.",
        "**2 minutos.** Agradezca las respuestas. Diga que a nadie se le muestra quién dijo qué.");

    public static LocalizedText GuideStrength { get; } = new(
        "**3 minutes.** Start with the strength. Ask: what helps us here?",
        "**3 minutos.** Empiece con la fortaleza. Pregunte: ¿qué nos ayuda en esto?");

    public static LocalizedText GuideWithoutStrength { get; } = new(
        "**3 minutes.** Show the numbers. Ask: what do we see here that helps us?",
        "**3 minutos.** Muestre los números. Pregunte: ¿qué vemos aquí que nos ayuda?");

    public static LocalizedText GuideHardest { get; } = new(
        "**7 minutes.** Show where it is hardest. Ask: what gets in the way? What would help? Listen more than you talk.",
        "**7 minutos.** Muestre donde más cuesta. Pregunte: ¿qué estorba? ¿Qué ayudaría? Escuche más de lo que habla.");

    public static LocalizedText GuideWithoutHardest { get; } = new(
        "**7 minutes.** Ask: what gets in the way? What would help? Listen more than you talk.",
        "**7 minutos.** Pregunte: ¿qué estorba? ¿Qué ayudaría? Escuche más de lo que habla.");

    public static LocalizedText GuideTry { get; } = new(
        "**3 minutes.** Ask what is worth a try. Pick one small thing together, or one to take to a leader. Say when you will look at it again.",
        "**3 minutos.** Pregunte qué vale la pena intentar. Elijan juntos una cosa pequeña, o una para llevar a la dirección. Diga cuándo la revisarán.");

    public static LocalizedText GuideAskFirst { get; } = new(
        "Ask before you plan: come without a plan of your own. Hear the concern first.",
        "Pregunte antes de planear: llegue sin un plan propio. Escuche primero la preocupación.");

    public static LocalizedText GuideNotWho { get; } = new(
        "Never ask “who said that?”, and do not guess. If somebody tells you, thank them and leave it there.",
        "Nunca pregunte “¿quién dijo eso?” ni trate de adivinarlo. Si alguien se lo cuenta, agradézcalo y déjelo ahí.");

    public static LocalizedText GateAhead { get; } = new(
        "The next pulse opens once everybody was told what we heard.", "La próxima encuesta se abre cuando se haya contado a todas las personas lo que escuchamos.");
}
