using LeadershipBot.Core.Organization;
using LeadershipBot.Teams;

namespace LeadershipBot.About;

/// <summary>A page that anybody may open: the paragraphs and, between them, a list.</summary>
public sealed record AboutPage(LocalizedText Title, IReadOnlyList<LocalizedText> Before, IReadOnlyList<LocalizedText> List, IReadOnlyList<LocalizedText> After);

/// <summary>What the app's details in Teams link to, where an agency has no pages of its own.</summary>
public static class AboutTexts
{
    public static LocalizedText Privacy { get; } = new("Privacy", "Privacidad");

    public static LocalizedText Terms { get; } = new("Terms of use", "Condiciones de uso");

    public static AboutPage FrontPage { get; } = new(
        new("LeadershipBot", "LeadershipBot"),
        [
            new(
                "LeadershipBot is a bot in Microsoft Teams for people who serve families. Staff get a few short questions about how it is to work here. Leaders get small steps to try.",
                "LeadershipBot es un bot en Microsoft Teams para quienes sirven a las familias. El personal recibe unas pocas preguntas breves sobre cómo es trabajar aquí. Quienes dirigen reciben pequeños pasos para probar."),
            new(
                "Find it in Teams, and write “help” to see what it can do. If you need help with it, ask your agency's administrator.",
                "Búsquelo en Teams y escriba “ayuda” para ver qué puede hacer. Si necesita ayuda, pregunte a la persona que administra el bot en su agencia."),
        ],
        [],
        [TeamsTexts.Crisis]);

    public static AboutPage PrivacyPage { get; } = new(
        Privacy,
        [new("Here is what LeadershipBot promises to everybody who answers its questions:", "Esto promete LeadershipBot a quienes contestan sus preguntas:")],
        TeamsTexts.Promise,
        [
            new(
                "The bot keeps the list of people that your agency gave it: name, email, team, role, time zone and language. It keeps your own settings and, until a year after each was over, which messages it sent you. If it brings you steps to try, it keeps which, and what you said of them, for about two years; in what order, for three; and your notes on them for 90 days. What you said is not for you stays, so that it does not come again.",
                "El bot guarda la lista de personas que su agencia le dio: nombre, correo, equipo, función, zona horaria e idioma. Guarda sus propios ajustes y, hasta un año después de que cada uno pasó, qué mensajes le envió. Si le trae pasos para probar, guarda cuáles y qué dijo usted de ellos por unos dos años; en qué orden, por tres; y sus notas sobre ellos por 90 días. Lo que usted dijo que no es para usted se queda, para que no vuelva."),
            new(
                "If you lead others, it keeps for a year what you note beside results. It keeps what you promise, that you told your team what was heard, and a reason you gave for opening a pulse before that, until two years after it is over; of the last pulse, until the next one. What you began to write and did not send goes after 90 days.",
                "Si usted dirige a otras personas, guarda por un año lo que anota junto a los resultados. Guarda lo que promete, que usted contó a su equipo lo que se oyó, y la razón que dio para abrir una encuesta antes de eso, hasta dos años después de terminar; de la última encuesta, hasta la siguiente. Lo que empezó a escribir y no envió se borra a los 90 días."),
            new(
                "It also keeps the id of your chat with it, who met in a circle with whom for two years, and the results that were shown. While a pulse is open it keeps whom it asked; if the pulse can't be counted, for two weeks more. For small groups whose score was shown, it keeps for two years who could have answered. It does not keep who did.",
                "También guarda el id de su chat con él, quién se reunió con quién en un círculo por dos años, y los resultados que se mostraron. Mientras una encuesta está abierta guarda a quién preguntó; si no se puede contar, dos semanas más. De los grupos pequeños cuyo resultado se mostró, guarda por dos años quién podía contestar. No guarda quién lo hizo."),
            new(
                "When you leave the agency, your chat's id, your settings and your wishes go 90 days later, and the steps it brought you within four months of the last one.",
                "Cuando usted deja la agencia, el id de su chat, sus ajustes y sus deseos se borran a los 90 días, y los pasos que le trajo, a más tardar cuatro meses después del último."),
            new(
                "What the bot keeps stays with your agency, in its own storage. Your agency decides who runs the bot, and can tell you more.",
                "Lo que el bot guarda se queda en su agencia, en su propio almacenamiento. Su agencia decide quién opera el bot y puede decirle más."),
        ]);

    public static AboutPage TermsPage { get; } = new(
        Terms,
        [new("Your agency offers this bot to its own staff.", "Su agencia ofrece este bot a su propio personal.")],
        [
            new("You need not answer. You may skip any question, or all of them.", "No tiene que contestar. Puede omitir cualquier pregunta, o todas."),
            new("Please leave out names and facts of clients and families when you write to it.", "Cuando le escriba, por favor no ponga nombres ni datos de clientes o familias."),
            new("It is not for emergencies, and nobody watches it day and night.", "No es para emergencias, y nadie lo vigila de día y de noche."),
            new("Your agency's own rules for work tools hold here too.", "Aquí también valen las reglas de su agencia para las herramientas de trabajo."),
            new("The software is free, under the MIT license, and comes without any warranty.", "El programa es libre, con licencia MIT, y viene sin ninguna garantía."),
        ],
        [TeamsTexts.Crisis]);
}
