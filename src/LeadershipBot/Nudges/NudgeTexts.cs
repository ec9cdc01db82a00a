using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Teams;

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

    public static LocalizedText NotForMe { get; } = new("Not for me", "No es para mí");

    public static LocalizedText Taken { get; } = new(
        "You took this on. Nobody else is shown that.", "Usted lo va a intentar. A nadie más se le muestra.");

    public static LocalizedText Left { get; } = new(
        "All right, not this week. A new one comes next time.", "Está bien, esta semana no. La próxima vez llega una nueva.");

    public static LocalizedText Refused { get; } = new(
        "All right. This one will not come again. Nobody else is shown that.", "Está bien. Esta no volverá a llegar. A nadie más se le muestra.");

    public static LocalizedText NoOther { get; } = new(
        "That is all for this week. A new one comes next time.", "Eso es todo por esta semana. La próxima vez llega una nueva.");

    public static LocalizedText LastOne { get; } = new(
        "There is no other one this week. This one is still yours to take on or leave.", "Esta semana no hay otra. Esta sigue aquí: puede aceptarla o dejarla.");

    public static LocalizedText Gone { get; } = new(
        "This nudge is no longer here. Type **nudge** for the latest one.", "Esta sugerencia ya no está aquí. Escriba **sugerencia** para ver la más reciente.");

    public static LocalizedText OldCard { get; } = new(
        "That card was an old one. This is your latest.", "Esa tarjeta era antigua. Esta es la más reciente.");

    public static LocalizedText OnlyYou { get; } = new("Only you are shown this.", "Solo a usted se le muestra esto.");

    public static LocalizedText NotForYou { get; } = new(
        "Nudges go to people who lead others. You can ask for them too: type **settings**.",
        "Las sugerencias son para quienes dirigen a otras personas. Usted también puede pedirlas: escriba **ajustes**.");

    public static LocalizedText After(NudgeResponse response) => response switch
    {
        NudgeResponse.WillTry => Taken,
        NudgeResponse.NotForMe => Refused,
        NudgeResponse.NotThisWeek => Left,
        _ => NoOther,
    };

    /// <summary>Why this one, in one to three short sentences.</summary>
    public static LocalizedText Because(NudgeBecause because, Nudge nudge, PracticeItem practice)
    {
        var said = new List<LocalizedText> { Reason(because.Reason, nudge) };
        if (because.Situation is { } situation && because.Reason != NudgeReason.HardWeeks)
        {
            said.Add(Situation(situation));
        }

        if (because.LowAt is { } node)
        {
            var (name, dimension) = (CardParts.Plain(node), DimensionNames.Of(practice.Item.Dimension));
            said.Add(new($"In {name}, what staff say about {dimension.English} is low.", $"En {name}, lo que el personal dice sobre {dimension.Spanish} es bajo."));
        }

        return new(
            "Why this one: " + string.Join(' ', said.Select(text => text.English)), "Por qué esta: " + string.Join(' ', said.Select(text => text.Spanish)));
    }

    private static LocalizedText Reason(NudgeReason reason, Nudge nudge) => reason switch
    {
        NudgeReason.SeasonPractice => new(
            $"it is the next step of one of this season's practices: {Step(nudge.Step).English}.",
            $"es el siguiente paso de una de las prácticas de esta temporada: {Step(nudge.Step).Spanish}."),
        NudgeReason.OnceMore => new(
            $"the last one has not worked out yet, so here is the same step in another way: {Step(nudge.Step).English}.",
            $"la última todavía no resultó, así que este es el mismo paso de otra manera: {Step(nudge.Step).Spanish}."),
        NudgeReason.OtherSeasonPractice => new("it is from another of this season's practices.", "es de otra de las prácticas de esta temporada."),
        NudgeReason.HardWeeks => new(
            "these are hard weeks where you work, and it was written for such weeks.", "son semanas difíciles donde usted trabaja, y se escribió para semanas así."),
        NudgeReason.OwnLevel => nudge.Level == NudgeLevel.AgencyLeader
            ? new("it was written for those who lead a whole agency.", "se escribió para quienes dirigen toda una agencia.")
            : new("it was written for those who lead an office or a region.", "se escribió para quienes dirigen una oficina o una región."),
        NudgeReason.New => new("you have not seen it yet.", "usted todavía no la ha visto."),
        NudgeReason.SeenLongAgo => new("you saw it more than half a year ago.", "usted la vio hace más de medio año."),
        _ => new("you have seen all the others more recently.", "usted vio todas las demás hace menos tiempo."),
    };

    private static LocalizedText Step(NudgeStep step) => step switch
    {
        NudgeStep.Notice => new("notice how it is now", "notar cómo es ahora"),
        NudgeStep.Try => new("try one small thing", "probar algo pequeño"),
        _ => new("make it a habit", "hacerlo un hábito"),
    };

    private static LocalizedText Situation(NudgeSituation situation) => situation switch
    {
        NudgeSituation.Remote => new("You said that your team works apart.", "Usted dijo que su equipo trabaja a distancia."),
        NudgeSituation.NewTeam => new("You said that you are new to this team.", "Usted dijo que acaba de llegar a este equipo."),
        _ => new("These are hard weeks where you work.", "Son semanas difíciles donde usted trabaja."),
    };
}
