using LeadershipBot.Core.Organization;

namespace LeadershipBot.Results;

public static class ResultTexts
{
    /// <summary>{0} is a program's title.</summary>
    public static LocalizedText Title { get; } = new("{0}: results", "{0}: resultados");

    /// <summary>{0} is a node, {1} a date, {2} a response band.</summary>
    public static LocalizedText About { get; } = new(
        "**{0}** · closed {1} · {2} answered", "**{0}** · cerró el {1} · contestó {2}");

    /// <summary>{0} is a node, {1} a date.</summary>
    public static LocalizedText AboutWithoutResponse { get; } = new("**{0}** · closed {1}", "**{0}** · cerró el {1}");

    /// <summary>{0} is the agency, {1} a response band, {2} says that it may not represent everyone.</summary>
    public static LocalizedText AgencyMayNotRepresent { get; } = new("{0}: {1} answered. {2}", "{0}: contestó {1}. {2}");

    /// <summary>{0} is the team that is not shown, {1} the node that is.</summary>
    public static LocalizedText Instead { get; } = new(
        "**{0}** is not shown by itself: not enough answers to protect everyone. This is the nearest group that is: **{1}**.",
        "**{0}** no se muestra por separado: no hay suficientes respuestas para proteger a todas las personas. Este es el grupo más cercano que sí: **{1}**.");

    public static LocalizedText Nothing { get; } = new(
        "There is no group result for you this time: not enough answers to protect everyone.",
        "Esta vez no hay un resultado de grupo para usted: no hay suficientes respuestas para proteger a todas las personas.");

    public static LocalizedText None { get; } = new(
        "There are no results yet. They come after a pulse closes.", "Todavía no hay resultados. Llegan cuando cierra una encuesta.");

    public static LocalizedText NotCounted { get; } = new(
        "The last pulse could not be counted, so it has no results. Nobody saw the answers, and they were erased. We are sorry.",
        "La última encuesta no se pudo contar, así que no tiene resultados. Nadie vio las respuestas, y se borraron. Lo sentimos.");

    public static LocalizedText ChartTitle { get; } = new("Mean, from 1 to 5", "Promedio, de 1 a 5");

    /// <summary>{0} is a mean, {1} a favourable share, {2} a band of answers.</summary>
    public static LocalizedText Numbers { get; } = new(
        "{0} of 5 · {1} favorable · {2} answers", "{0} de 5 · {1} favorable · {2} respuestas");

    /// <summary>{0} is a mean, {1} a band of answers.</summary>
    public static LocalizedText MeanOnly { get; } = new("{0} of 5 · {1} answers", "{0} de 5 · {1} respuestas");

    /// <summary>{0} is a mean.</summary>
    public static LocalizedText Mean { get; } = new("{0} of 5", "{0} de 5");

    public static LocalizedText RestOfScale { get; } = new("Up to 5", "Hasta 5");

    /// <summary>{0} and {1} are means.</summary>
    public static LocalizedText Interval { get; } = new(" · likely between {0} and {1}", " · probablemente entre {0} y {1}");

    /// <summary>{0} is the mean of an earlier round, {1} the day it closed, {2} a verdict.</summary>
    public static LocalizedText Before { get; } = new(" · before {0} ({1}): {2}", " · antes {0} ({1}): {2}");

    /// <summary>{0} is a date, {1} the mean then, {2} a verdict.</summary>
    public static LocalizedText Changed { get; } = new("Compared with {0} ({1}): **{2}**.", "En comparación con el {0} ({1}): **{2}**.");

    /// <summary>{0} is a date, {1} a verdict.</summary>
    public static LocalizedText ItemsChanged { get; } = new("Compared with {0}: **{1}**.", "En comparación con el {0}: **{1}**.");

    /// <summary>{0} is a date, {1} a verdict, {2} are names of questions.</summary>
    public static LocalizedText SomeItemsChanged { get; } = new("Compared with {0}: **{1}** ({2}).", "En comparación con el {0}: **{1}** ({2}).");

    /// <summary>{0} is a number.</summary>
    public static LocalizedText OverallAbove { get; } = new(
        "The overall score is shown for the agency and its regions: {0} of its questions are about them.",
        "El resultado general se muestra para la agencia y sus regiones: {0} de sus preguntas son sobre ellas.");

    public static LocalizedText OverallAboveForOne { get; } = new(
        "The overall score is shown for the agency and its regions: one of its questions is about them.",
        "El resultado general se muestra para la agencia y sus regiones: una de sus preguntas es sobre ellas.");

    public static LocalizedText OverallWhereAllAre { get; } = new(
        "The overall score is shown where all its questions are.", "El resultado general se muestra donde se muestran todas sus preguntas.");

    public static LocalizedText Trend { get; } = new("Overall, round by round", "En conjunto, ronda por ronda");

    public static LocalizedText ItemsTrend { get; } = new("Question by question, round by round", "Pregunta por pregunta, ronda por ronda");

    public static LocalizedText Strongest { get; } = new("Highest", "Lo más alto");

    public static LocalizedText StrengthsFirst { get; } = new("Begin with what is highest", "Empiece por lo más alto");

    public static LocalizedText Weakest { get; } = new("Lowest", "Lo más bajo");

    public static LocalizedText Dimensions { get; } = new("By topic", "Por tema");

    public static LocalizedText OpenInTeams { get; } = new("Open in Teams", "Abrir en Teams");

    /// <summary>{0} is a share.</summary>
    public static LocalizedText CannotTell { get; } = new(" · {0} can't tell", " · {0} no lo sabe");

    public static LocalizedText Details { get; } = new("All numbers and questions", "Todos los números y preguntas");

    public static LocalizedText Climate { get; } = new("How it is here, overall", "Cómo es aquí, en conjunto");

    public static LocalizedText Regions { get; } = new("Regions", "Regiones");

    public static LocalizedText Teams { get; } = new("Teams", "Equipos");

    public static LocalizedText YourTeams { get; } = new("Teams in your area", "Equipos de su área");

    public static LocalizedText Wider { get; } = new("The wider picture", "El panorama más amplio");

    /// <summary>{0} is a number.</summary>
    public static LocalizedText ShowGroups { get; } = new("Show all {0}", "Mostrar los {0}");

    /// <summary>{0} are names of groups, {1} is the one reason, a sentence.</summary>
    public static LocalizedText NotShown { get; } = new("Not shown alone: {0}. {1}", "Sin resultado propio: {0}. {1}");

    /// <summary>{0} is a group, {1} the one reason, a sentence.</summary>
    public static LocalizedText NotByItself { get; } = new(
        "**{0}** is not shown by itself. {1}", "**{0}** no se muestra por separado. {1}");

    public static LocalizedText OnlyOthers { get; } = new("only other questions are shown", "solo se muestran otras preguntas");

    /// <summary>{0} is a number.</summary>
    public static LocalizedText MoreGroups { get; } = new(
        "{0} more do not fit on this card. Type **results** and a group's name to see it.",
        "{0} más no caben en esta tarjeta. Escriba **resultados** y el nombre de un grupo para verlo.");

    public static LocalizedText NoSuchGroup { get; } = new(
        "I have no results for you from a group of that name. Type **results** to see yours.",
        "No tengo resultados para usted de un grupo con ese nombre. Escriba **resultados** para ver los suyos.");

    public static LocalizedText ByCode { get; } = new(
        "The words of some questions are not kept here any more. Those questions go by their codes.",
        "Las palabras de algunas preguntas ya no se guardan aquí. Esas preguntas se muestran con su código.");

    public static LocalizedText FairUse { get; } = new(
        "These are group results. They are not for personnel decisions. Please do not ask who said what.",
        "Son resultados de grupo. No son para decisiones de personal. Por favor no pregunte quién dijo qué.");
}
