using LeadershipBot.Core.Organization;

namespace LeadershipBot.ResultsApi;

public static class ApiTexts
{
    public static LocalizedText AboutScale { get; } = new(
        "The average of the questions below about how it is here. Questions about what people have seen are not part of it.",
        "El promedio de las preguntas de abajo sobre cómo es aquí. Las preguntas sobre lo que se ha visto no entran.");

    public static LocalizedText AboutDimension { get; } = new(
        "The average of the questions on this topic.", "El promedio de las preguntas sobre este tema.");

    public static LocalizedText AboutSeen { get; } = new(
        "What people have seen. It stands by itself and is not part of the overall score.",
        "Lo que las personas han visto. Va aparte y no entra en el resultado general.");

    public static LocalizedText AboutReversed { get; } = new(
        "Here it is good to disagree. The score is turned around: higher is better.",
        "Aquí lo bueno es no estar de acuerdo. El resultado está invertido: más alto es mejor.");

    public static LocalizedText AboutSupervisor { get; } = new(
        "About the supervisor: shown to that team and its supervisor only.",
        "Sobre quien supervisa: solo lo ven ese equipo y quien lo supervisa.");

    public static LocalizedText Reliability { get; } = new(
        "How well the questions measure, from 0 to 1. Alpha: how well the questions fit together; 0.7 and up is good. ICC(1): how much teams differ. "
        + "ICC(2): how far a team's average can be trusted.",
        "Qué tan bien miden las preguntas, de 0 a 1. Alfa: qué tan bien van juntas las preguntas; de 0.7 en adelante es bueno. CCI(1): cuánto difieren los equipos. "
        + "CCI(2): hasta dónde se puede confiar en el promedio de un equipo.");

    public static LocalizedText Participation { get; } = new(
        "How many managers took part, counted once after each season and only in groups of five and more. Nobody is shown who did what, and it is not for judging anyone.",
        "Cuántas personas responsables participaron; se cuenta una sola vez, después de cada temporada, y solo en grupos de cinco o más. A nadie se le muestra quién hizo qué, y no sirve para evaluar a nadie.");
}
