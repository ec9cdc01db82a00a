using LeadershipBot.Core.Organization;

namespace LeadershipBot.Core.Nudges;

/// <summary>After "Not yet": something smaller to do instead: the nudge's own, or one by the people the act is done with.</summary>
public static class SmallerStep
{
    /// <summary>The nudge's own; where it has none, that of the people it is done with.</summary>
    public static LocalizedText For(Nudge nudge) => nudge.Smaller ?? For(nudge.Actor);

    /// <summary>One or two short sentences that do for any nudge.</summary>
    public static LocalizedText For(NudgeActor actor) => actor switch
    {
        NudgeActor.Alone => new(
            "Take two minutes at your desk. Write down one line about it, and stop there.",
            "Tome dos minutos en su escritorio. Escriba una sola línea sobre esto, y nada más."),
        NudgeActor.OnePerson => new(
            "Pick one person you will see this week anyway. Ask them one short question about it.",
            "Elija a una persona que de todos modos verá esta semana. Hágale una pregunta corta sobre esto."),
        NudgeActor.Team => new(
            "Use the first minute of a meeting you already have. Say one sentence about it, and listen.",
            "Use el primer minuto de una reunión que ya tiene. Diga una frase sobre esto y escuche."),
        NudgeActor.Families => new(
            "In a talk you have with a family anyway, ask one open question. Thank them for the answer.",
            "En una conversación que de todos modos tiene con una familia, haga una pregunta abierta. Agradezca la respuesta."),
        NudgeActor.CommunityOrTribalPartners => new(
            "Write two lines to one partner you know. Ask when a short call would suit them.",
            "Escriba dos líneas a una persona aliada que ya conoce. Pregunte cuándo le conviene una llamada corta."),
        _ => new(
            "Send one line to someone in another unit. Ask how they go about it.",
            "Mande una línea a alguien de otra unidad. Pregunte cómo lo hacen allí."),
    };
}
