using LeadershipBot.Core.Organization;

namespace LeadershipBot.ResultsApi;

public static class ApiTexts
{
    public static LocalizedText AboutScale { get; } = new(
        "The average of the questions below about how it is here. Questions about what people have seen are not part of it.",
        "El promedio de las preguntas de abajo sobre cómo es aquí. Las preguntas sobre lo que se ha visto no entran.");

    public static LocalizedText AboutDimension { get; } = new(
        "The average of the questions on this topic.", "El promedio de las preguntas sobre este tema.");

    public static LocalizedText AboutReversed { get; } = new(
        "Here it is good to disagree. The score is turned around: higher is better.",
        "Aquí lo bueno es no estar de acuerdo. El resultado está invertido: más alto es mejor.");

    public static LocalizedText AboutSupervisor { get; } = new(
        "About the supervisor: shown to that team and its supervisor only; above them, from five supervisors up.",
        "Sobre quien supervisa: solo lo ven ese equipo y quien lo supervisa; más arriba, desde cinco personas que supervisan.");

    public static LocalizedText ForAgencyAndRegions { get; } = new(
        "shown for the agency and its regions only", "se muestra solo para la agencia y sus regiones");

    public static LocalizedText ForTeamAndSupervisor { get; } = new(
        "shown to that team and its supervisor only, until somebody else leads it; above them, from five supervisors up",
        "solo lo ven ese equipo y quien lo supervisa, hasta que lo dirija otra persona; más arriba, desde cinco personas que supervisan");

    public static LocalizedText WhereAllQuestionsAre { get; } = new(
        "shown where all its questions are", "se muestra donde se muestran todas sus preguntas");

    public static LocalizedText Participation { get; } = new(
        "How many managers took part, counted once after each season and only in groups of five and more. Nobody is shown who did what, and it is not for judging anyone.",
        "Cuántas personas responsables participaron; se cuenta una sola vez, después de cada temporada, y solo en grupos de cinco o más. A nadie se le muestra quién hizo qué, y no sirve para evaluar a nadie.");
}
