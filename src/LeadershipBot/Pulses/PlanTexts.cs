using LeadershipBot.Core.Organization;

namespace LeadershipBot.Pulses;

public static class PlanTexts
{
    /// <summary>{0} is a program's title.</summary>
    public static LocalizedText Title { get; } = new("{0}: the next round", "{0}: la próxima ronda");

    public static LocalizedText Intro { get; } = new(
        "In about how many of 10 rounds each group would have a result of its own, if 50 %, 70 % or 90 % of those asked answer.",
        "En cuántas de cada 10 rondas, más o menos, cada grupo tendría un resultado propio si contesta el 50 %, el 70 % o el 90 % de las personas.");

    /// <summary>{0} to {2} are numbers of groups at each rate, {3} the number of all.</summary>
    public static LocalizedText Probable { get; } = new(
        "Shown in 8 of 10 rounds or more: {0} groups at 50 %, {1} at 70 %, {2} at 90 %, out of {3}.",
        "Con resultado en 8 de cada 10 rondas o más: {0} grupos con el 50 %, {1} con el 70 %, {2} con el 90 %, de un total de {3}.");

    public static LocalizedText Group { get; } = new("Group", "Grupo");

    /// <summary>{0} is a percentage.</summary>
    public static LocalizedText Rate { get; } = new("{0} %", "{0} %");

    /// <summary>{0} is a number from 0 to 10.</summary>
    public static LocalizedText OfTen { get; } = new("{0} of 10", "{0} de 10");

    public static LocalizedText TooSmall { get; } = new(
        "These groups have fewer than 7 people to ask, so they are never shown alone. Their answers count in:",
        "En estos grupos se pregunta a menos de 7 personas, así que nunca se muestran solos. Sus respuestas cuentan en:");

    public static LocalizedText OtherLevel { get; } = new(
        "No question of this pulse is shown for these groups alone. Their answers count in:",
        "Ninguna pregunta de esta encuesta se muestra solo para estos grupos. Sus respuestas cuentan en:");

    public static LocalizedText Nowhere { get; } = new("no group", "ningún grupo");

    /// <summary>{0} is a number.</summary>
    public static LocalizedText More { get; } = new(
        "{0} more groups do not fit on this card.", "{0} grupos más no caben en esta tarjeta.");

    public static LocalizedText Estimate { get; } = new(
        "This is an estimate from today's list of people. It looks at no answers.",
        "Es una estimación según la lista de personas de hoy. No mira ninguna respuesta.");

    public static LocalizedText NoPulse { get; } = new(
        "No pulse is set up, so there is nothing to plan.", "No hay ninguna encuesta configurada, así que no hay nada que prever.");
}
