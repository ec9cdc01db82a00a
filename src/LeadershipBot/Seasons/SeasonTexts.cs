using LeadershipBot.Core.Organization;

namespace LeadershipBot.Seasons;

public static class SeasonTexts
{
    /// <summary>{0} and {1} are dates.</summary>
    public static LocalizedText Title { get; } = new("This season: {0} to {1}", "Esta temporada: {0} al {1}");

    /// <summary>{0} and {1} are dates.</summary>
    public static LocalizedText NextTitle { get; } = new("Next season: {0} to {1}", "Próxima temporada: {0} al {1}");

    public static LocalizedText Intro { get; } = new(
        "We work on three practices each quarter. Those who lead get a small idea for one of them each week. The pulse asks what staff see of them.",
        "Cada trimestre trabajamos en tres prácticas. Quienes dirigen reciben cada semana una idea pequeña para una de ellas. La encuesta pregunta qué ve de ellas el personal.");

    public static LocalizedText Shipped { get; } = new("The usual three for this quarter.", "Las tres habituales de este trimestre.");

    public static LocalizedText Chosen { get; } = new("Chosen by this agency.", "Elegidas por esta agencia.");

    public static LocalizedText Random { get; } = new(
        "Who starts with which one is left to chance, so that we can see later what helped.",
        "Quién empieza con cuál se deja al azar, para poder ver después qué ayudó.");

    /// <summary>{0} is a number, {1} and {2} are words for numbers, {3} is a date.</summary>
    public static LocalizedText Participation { get; } = new(
        "Managers who got ideas this season: {0}. Took one on: {1}. Did one, or partly: {2}. As of {3}.",
        "Responsables que recibieron ideas esta temporada: {0}. Aceptaron alguna: {1}. Hicieron alguna, o en parte: {2}. Al {3}.");

    public static LocalizedText NotCounted { get; } = new(
        "How many managers took an idea on is shown from five managers up.",
        "Cuántas personas que dirigen aceptaron una idea se muestra desde cinco.");

    public static LocalizedText FewOrNearlyAll { get; } = new("not shown, too few either way", "no se muestra, muy pocas de un lado u otro");

    public static LocalizedText ChooseTitle { get; } = new("Choose three practices", "Elija tres prácticas");

    public static LocalizedText Choose { get; } = new(
        "Let a staff group pick them, and enter here what they chose. Once a season has begun it does not change.",
        "Deje que un grupo del personal las elija, y anote aquí lo que eligió. Una vez que la temporada empieza, ya no cambia.");

    /// <summary>{0} is 1, 2 or 3.</summary>
    public static LocalizedText Practice { get; } = new("Practice {0}", "Práctica {0}");

    public static LocalizedText Save { get; } = new("Save these three", "Guardar estas tres");

    public static LocalizedText Saved { get; } = new("Saved.", "Guardado.");

    public static LocalizedText NotThree { get; } = new(
        "Please choose three different practices from the list. Nothing was changed.",
        "Por favor elija tres prácticas distintas de la lista. No se cambió nada.");

    public static LocalizedText HasBegun { get; } = new(
        "That season has begun, so it stays as it is. Nothing was changed.",
        "Esa temporada ya empezó, así que queda como está. No se cambió nada.");
}
