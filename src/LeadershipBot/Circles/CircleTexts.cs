using LeadershipBot.Core.Organization;

namespace LeadershipBot.Circles;

public static class CircleTexts
{
    public static LocalizedText Title { get; } = new("Your circle", "Su círculo");

    public static LocalizedText Intro { get; } = new(
        "A circle is a few people from different teams who talk once, as equals. These are the others in yours:",
        "Un círculo son unas pocas personas de distintos equipos que conversan una vez, de igual a igual. Estas son las demás del suyo:");

    public static LocalizedText QuestionLabel { get; } = new("To talk about", "Para conversar");

    public static LocalizedText HowLabel { get; } = new("How to meet", "Cómo reunirse");

    public static LocalizedText How { get; } = new(
        "Whoever reads this first writes to the others. Twenty minutes are enough, in person or on a call, at work. Everyone gets a turn. What is said stays there. No names of families, and no cases.",
        "Quien lea esto primero escribe a los demás. Bastan veinte minutos, en persona o por llamada, en horas de trabajo. Cada quien tiene su turno. Lo que se dice ahí, ahí se queda. Sin nombres de familias y sin casos.");

    public static LocalizedText Unwatched { get; } = new(
        "Nobody notes whether you meet or what you say.", "Nadie anota si se reúnen ni qué dicen.");

    public static LocalizedText Leave { get; } = new("Leave circles", "Salir de los círculos");

    public static LocalizedText Join { get; } = new("Join circles", "Entrar en los círculos");

    public static LocalizedText Alone { get; } = new(
        "The others have left this circle. You will be in a new one next time.", "Las demás personas salieron de este círculo. La próxima vez estará usted en uno nuevo.");

    public static LocalizedText Waiting { get; } = new(
        "This time the numbers did not work out, so there is no circle for you yet. You come first next time.",
        "Esta vez los números no alcanzaron, así que todavía no hay un círculo para usted. La próxima vez tiene prioridad.");

    public static LocalizedText NotYet { get; } = new("You are in. Your first circle comes next time.", "Ya está dentro. Su primer círculo llega la próxima vez.");

    /// <summary>{0} is a date.</summary>
    public static LocalizedText Next { get; } = new("New circles are formed in the week of {0}.", "Se forman nuevos círculos en la semana del {0}.");

    public static LocalizedText Left { get; } = new(
        "You are not in circles. Nobody gets a message; your name is no longer shown to your circle.",
        "Usted no está en los círculos. Nadie recibe un mensaje; su nombre ya no se muestra a su círculo.");

    public static LocalizedText Invitation { get; } = new(
        "A circle is three or four people from different teams. They talk for twenty minutes about one question, and are mixed anew some weeks later. Your name and team are shown to the others of your circle. Would you like to be in one?",
        "Un círculo son tres o cuatro personas de distintos equipos. Conversan veinte minutos sobre una pregunta, y unas semanas después se mezclan de nuevo. Su nombre y su equipo se muestran a las demás personas de su círculo. ¿Le gustaría estar en uno?");

    public static LocalizedText NoCircles { get; } = new(
        "There are no circles at your agency yet.", "Todavía no hay círculos en su agencia.");
}
