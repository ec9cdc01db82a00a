using LeadershipBot.Core.Organization;

namespace LeadershipBot.Core.Nudges;

/// <summary>The dimensions in the words of a sentence: "what staff say about …".</summary>
public static class DimensionNames
{
    private static readonly Dictionary<string, LocalizedText> Names = new(StringComparer.Ordinal)
    {
        ["SU"] = new("speaking up", "hablar con confianza"),
        ["ML"] = new("learning from mistakes", "aprender de los errores"),
        ["AH"] = new("asking for help", "pedir ayuda"),
        ["DF"] = new("being different", "ser diferente"),
        ["TR"] = new("trying new things", "probar cosas nuevas"),
        ["ER"] = new("seeing people's effort", "el reconocimiento del esfuerzo"),
        ["BE"] = new("belonging", "sentirse parte"),
        ["WR"] = new("workload and rest", "la carga de trabajo y el descanso"),
        ["SH"] = new("support after hard events", "el apoyo en momentos difíciles"),
        ["FB"] = new("what comes of feedback", "lo que resulta de las opiniones"),
        ["VA"] = new("values in action", "los valores en la práctica"),
        ["SD"] = new("a say in decisions", "tener voz en las decisiones"),
        ["FR"] = new("fairness", "el trato justo"),
        ["FV"] = new("the voice of families", "la voz de las familias"),
        ["TG"] = new("tools and growth", "las herramientas y el crecimiento"),
        ["AL"] = new("working across lines", "trabajar con otras unidades"),
    };

    /// <summary>Of a two-letter code; the code itself where it is none of the sixteen.</summary>
    public static LocalizedText Of(string dimension) => Names.GetValueOrDefault(dimension) ?? new(dimension, dimension);
}
