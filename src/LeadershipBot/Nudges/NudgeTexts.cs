using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;

namespace LeadershipBot.Nudges;

public static class NudgeTexts
{
    public static LocalizedText WhyLabel { get; } = new("Why it matters", "Por qué importa");

    public static LocalizedText ActLabel { get; } = new("This week", "Esta semana");

    public static LocalizedText QuestionLabel { get; } = new("To think about", "Para pensar");

    /// <summary>{0} is the practice, {1} the framework, {2} minutes.</summary>
    public static LocalizedText Source { get; } = new(
        "Practice: {0} · From: {1} · About {2} minutes", "Práctica: {0} · De: {1} · Unos {2} minutos");

    public static LocalizedText Extension { get; } = new(
        "The text points this way; the step is our own.", "El texto apunta en esta dirección; el paso es nuestro.");

    public static LocalizedText TryIt { get; } = new("I'll try it", "Lo voy a intentar");

    public static LocalizedText Another { get; } = new("Show me another", "Muéstreme otra");

    public static LocalizedText NotThisWeek { get; } = new("Not this week", "Esta semana no");

    public static LocalizedText Taken { get; } = new(
        "You took this on. Nobody else is shown that.", "Usted lo va a intentar. A nadie más se le muestra.");

    public static LocalizedText Left { get; } = new(
        "All right, not this week. A new one comes next time.", "Está bien, esta semana no. La próxima vez llega una nueva.");

    public static LocalizedText NoOther { get; } = new(
        "That is all for this week. A new one comes next time.", "Eso es todo por esta semana. La próxima vez llega una nueva.");

    public static LocalizedText Gone { get; } = new(
        "This nudge is no longer here. Type **nudge** for the latest one.", "Esta sugerencia ya no está aquí. Escriba **sugerencia** para ver la más reciente.");

    public static LocalizedText NotForYou { get; } = new(
        "Nudges go to people who lead others. Type **help** to see what I can do for you.",
        "Las sugerencias son para quienes dirigen a otras personas. Escriba **ayuda** para ver qué puedo hacer por usted.");

    public static LocalizedText Because(NudgeReason reason) => reason switch
    {
        NudgeReason.New => new("Why this one: you have not seen it yet.", "Por qué esta: usted todavía no la ha visto."),
        NudgeReason.SeenLongAgo => new("Why this one: you saw it more than half a year ago.", "Por qué esta: usted la vio hace más de medio año."),
        _ => new("Why this one: you have seen all the others more recently.", "Por qué esta: usted vio todas las demás hace menos tiempo."),
    };
}
