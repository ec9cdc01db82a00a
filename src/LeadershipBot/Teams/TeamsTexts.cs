using LeadershipBot.Core.Organization;

namespace LeadershipBot.Teams;

public static class TeamsTexts
{
    public static LocalizedText WelcomeTitle { get; } = new("Hello, I'm LeadershipBot", "Hola, soy LeadershipBot");

    public static LocalizedText Welcome { get; } = new(
        "Now and then I will ask you a few short questions about how it is to work here. You choose whether and what to answer.",
        "De vez en cuando le haré unas preguntas cortas sobre cómo es trabajar aquí. Usted decide si contesta y qué contesta.");

    public static LocalizedText PromiseTitle { get; } = new("What I promise", "Lo que prometo");

    public static IReadOnlyList<LocalizedText> Promise { get; } =
    [
        new("Nobody is shown your answers, or whether you answered.", "A nadie se le muestran sus respuestas, ni si contestó."),
        new(
            "Results are shown for groups only, from 5 answers up, and not where they would point to one person.",
            "Los resultados se muestran solo por grupos, desde 5 respuestas, y no donde señalarían a una persona."),
        new("They are not used for decisions about any one person's job.", "No se usan para decidir sobre el trabajo de ninguna persona."),
        new("You may skip any question, or all of them.", "Puede omitir cualquier pregunta, o todas."),
        new(
            "While a pulse is open, your answers are stored sealed under a secret code, so that you can change them. Each pulse says until when. In that time, an administrator who broke the rules could link them to you.",
            "Mientras una encuesta está abierta, sus respuestas se guardan selladas bajo un código secreto, para que usted pueda cambiarlas. Cada encuesta dice hasta cuándo. En ese tiempo, un administrador que rompiera las reglas podría relacionarlas con usted."),
        new(
            "When the pulse closes, the answers are counted in groups. Then the code and the answers are erased. If counting fails, they stay sealed for two weeks at most.",
            "Cuando la encuesta cierra, las respuestas se cuentan por grupos. Después se borran el código y las respuestas. Si no se pueden contar, quedan selladas dos semanas como máximo."),
        new(
            "Microsoft Teams keeps its own records of the cards it sent and of taps on them.",
            "Microsoft Teams guarda sus propios registros de las tarjetas que envió y de los toques en ellas."),
    ];

    /// <summary>{0} is the closing moment of the pulse that is open.</summary>
    public static LocalizedText OpenNow { get; } = new(
        "A pulse is open now. What you answer stays sealed until {0}. Then it is erased.",
        "Ahora hay una encuesta abierta. Lo que conteste queda sellado hasta el {0}, y luego se borra.");

    public static LocalizedText WelcomeManager { get; } = new(
        "Because you lead others, I will also bring you a small idea in most weeks. What you do with it is shown to nobody else.",
        "Como usted dirige a otras personas, también le traeré una idea pequeña casi todas las semanas. Lo que haga con ella no se le muestra a nadie más.");

    public static LocalizedText HelpTitle { get; } = new("What you can type", "Lo que puede escribir");

    public static LocalizedText HelpHint { get; } = new(
        "Type **help** to see what I can do.", "Escriba **ayuda** para ver qué puedo hacer.");

    public static LocalizedText Unrecognized { get; } = new(
        "I did not understand that. Type **help** to see what I can do.", "No entendí eso. Escriba **ayuda** para ver qué puedo hacer.");

    public static LocalizedText Cancelled { get; } = new("All right, never mind.", "Está bien, no pasa nada.");

    public static LocalizedText TryAgain { get; } = new(
        "That did not work just now. Please try again in a minute.", "Eso no funcionó en este momento. Por favor intente otra vez en un minuto.");

    public static LocalizedText OldCard { get; } = new(
        "This card can no longer be used, and nothing was saved. Type **help** to see what I can do.",
        "Esta tarjeta ya no se puede usar y no se guardó nada. Escriba **ayuda** para ver qué puedo hacer.");

    public static LocalizedText Stranger { get; } = new(
        "I do not have you on my list, so I can't help yet, and nothing was saved. Please ask your agency's administrator to add you.",
        "Usted no está en mi lista, así que todavía no puedo ayudarle y no se guardó nada. Pida a la persona que administra el bot en su agencia que le agregue.");

    public static LocalizedText PersonalOnly { get; } = new(
        "I only talk one to one. Please write to me in a personal chat.", "Solo hablo uno a uno. Por favor escríbame en un chat personal.");

    public static LocalizedText Crisis { get; } = new(
        "In crisis? Call or text 988, day or night.",
        "¿Está en crisis? Llame o envíe un mensaje de texto al 988, de día o de noche.");

    public static IReadOnlyList<(LocalizedText Command, LocalizedText Meaning)> Commands { get; } =
    [
        (new("pulse", "encuesta"), new("the pulse that is open now", "la encuesta que está abierta ahora")),
        (new("results", "resultados"), new("the latest results; add a group's name to see that group", "los últimos resultados; agregue el nombre de un grupo para verlo")),
        (new("nudge", "sugerencia"), new("this week's idea, for those who lead or asked for it", "la idea de la semana, para quienes dirigen o la pidieron")),
        (new("notes", "notas"), new("your own notes on ideas you tried", "sus propias notas sobre las ideas que probó")),
        (new("season", "temporada"), new("the three practices of this quarter", "las tres prácticas de este trimestre")),
        (new("circle", "círculo"), new("your circle: a few people from other teams; join or leave", "su círculo: unas pocas personas de otros equipos; entrar o salir")),
        (new("settings", "ajustes"), new("language, when I may write, opting out", "idioma, cuándo puedo escribir, no recibir mensajes")),
        (new("pause", "pausa"), new("no messages until a date", "sin mensajes hasta una fecha")),
        (new("resume", "reanudar"), new("end your pause", "terminar su pausa")),
        (new("privacy", "privacidad"), new("what happens to your answers", "qué pasa con sus respuestas")),
        (new("help", "ayuda"), new("this list", "esta lista")),
    ];

    /// <summary>For administrators only.</summary>
    public static (LocalizedText Command, LocalizedText Meaning) Plan { get; } =
        (new("plan", "plan"), new("which groups the next pulse will probably show", "qué grupos mostrará probablemente la próxima encuesta"));
}
