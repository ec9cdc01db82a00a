using LeadershipBot.Core.Nudges;
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

    public static LocalizedText CountedLater { get; } = new(
        "How many managers take part is not counted yet. It is counted once, after the season has ended.",
        "Todavía no se cuenta cuántas personas responsables participan. Se cuenta una sola vez, cuando la temporada ha terminado.");

    /// <summary>{0} and {1} are dates.</summary>
    public static LocalizedText LastSeason { get; } = new("Last season, {0} to {1}.", "Última temporada, {0} al {1}.");

    /// <summary>{0}, {1} and {2} are words for numbers.</summary>
    public static LocalizedText Participation { get; } = new(
        "Managers: {0}. Took an idea on: {1}. Did one, or partly: {2}.",
        "Responsables: {0}. Aceptaron alguna idea: {1}. Hicieron alguna, o en parte: {2}.");

    public static LocalizedText NotCountedYet { get; } = new("Not counted yet.", "Todavía no se ha contado.");

    public static LocalizedText TooFew { get; } = new(
        "How many managers took an idea on is shown from five managers up.",
        "Se muestra cuántos aceptaron una idea solo donde hay cinco responsables o más.");

    public static LocalizedText FewOrNearlyAll { get; } = new("not shown, too few either way", "no se muestra, muy pocas de un lado u otro");

    public static LocalizedText Band(ManagerBand band) => band switch
    {
        ManagerBand.FiveToNine => new("5 to 9", "de 5 a 9"),
        ManagerBand.TenToNineteen => new("10 to 19", "de 10 a 19"),
        ManagerBand.TwentyToFortyNine => new("20 to 49", "de 20 a 49"),
        _ => new("50 or more", "50 o más"),
    };

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
