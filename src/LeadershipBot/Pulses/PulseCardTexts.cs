using LeadershipBot.Core.Organization;

namespace LeadershipBot.Pulses;

public static class PulseCardTexts
{
    /// <summary>{0} is the number of items.</summary>
    public static LocalizedText Intro { get; } = new(
        "{0} short questions about how work feels. Answer what you like and leave out the rest.",
        "{0} preguntas cortas sobre cómo se siente el trabajo. Conteste lo que guste y omita lo demás.");

    /// <summary>{0} is the closing moment.</summary>
    public static LocalizedText ShortPromise { get; } = new(
        "Nobody is shown your answers or whether you answered. They stay sealed until {0}, then they are erased. Only group results with 5 or more answers are shown. Type **privacy** for all that I promise.",
        "A nadie se le muestran sus respuestas ni si contestó. Quedan selladas hasta el {0} y luego se borran. Solo se muestran resultados de grupos con 5 respuestas o más. Escriba **privacidad** para leer todo lo que prometo.");

    /// <summary>{0} is a team or region.</summary>
    public static LocalizedText CountsIn { get; } = new("Your answers count in: **{0}**", "Sus respuestas cuentan en: **{0}**");

    public static LocalizedText CountsNowhere { get; } = new(
        "So few people are asked that no result will be shown.", "Se pregunta a tan pocas personas que no se mostrará ningún resultado.");

    public static LocalizedText Reminder { get; } = new(
        "This goes to everyone who was asked. If you have answered, thank you.",
        "Este recordatorio es igual para todas las personas. Si ya contestó, gracias.");

    public static LocalizedText Placeholder { get; } = new("Choose, or leave out", "Elija u omita");

    public static LocalizedText Submit { get; } = new("Submit", "Enviar");

    public static LocalizedText ThanksTitle { get; } = new("Thank you", "Gracias");

    /// <summary>{0} is the closing moment.</summary>
    public static LocalizedText Thanks { get; } = new(
        "What you sent is sealed. You can answer again until {0}; only the last time counts. Then the answers are counted in groups and erased.",
        "Lo que envió quedó sellado. Puede contestar de nuevo hasta el {0}; solo cuenta la última vez. Después, las respuestas se cuentan por grupos y se borran.");

    public static LocalizedText AnswerAgain { get; } = new("Answer again", "Contestar de nuevo");

    public static LocalizedText Closed { get; } = new(
        "This pulse is closed, so nothing was saved. Thank you for wanting to answer. The next one will come to you here.",
        "Esta encuesta ya cerró, así que no se guardó nada. Gracias por querer contestar. La próxima le llegará aquí.");

    public static LocalizedText NotAsked { get; } = new(
        "This pulse began before you were on the list, so nothing was saved. The next one will come to you here.",
        "Esta encuesta empezó antes de que usted estuviera en la lista, así que no se guardó nada. La próxima le llegará aquí.");

    public static LocalizedText NotOnScale { get; } = new(
        "One of the answers is not on the scale, so nothing was saved. Please start again.",
        "Una de las respuestas no está en la escala, así que no se guardó nada. Por favor empiece de nuevo.");

    public static LocalizedText NotSaved { get; } = new(
        "Your answer could not be saved. Please try again in a minute.",
        "No se pudo guardar su respuesta. Por favor intente otra vez en un minuto.");

    public static LocalizedText Held { get; } = new(
        "No pulses go out for now. A legal matter means the agency must keep its records, and a pulse erases answers.",
        "Por ahora no se envían encuestas. Por un asunto legal la agencia debe guardar sus registros, y una encuesta borra las respuestas.");

    public static LocalizedText NoneOpen { get; } = new(
        "No pulse is open right now. The next one will come to you here.",
        "No hay ninguna encuesta abierta en este momento. La próxima le llegará aquí.");
}
