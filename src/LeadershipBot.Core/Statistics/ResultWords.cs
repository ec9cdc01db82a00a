using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;

namespace LeadershipBot.Core.Statistics;

/// <summary>What each figure of a result means, said once for chat, tab and files.</summary>
public static class ResultWords
{
    /// <summary>The mean.</summary>
    public static LocalizedText Scale { get; } = new(
        "The average of the answers, from 1 to 5. Higher is always better: where a question is worded the other way, it is turned round.",
        "El promedio de las respuestas, de 1 a 5. Más alto siempre es mejor: si una pregunta está redactada al revés, se le da la vuelta.");

    /// <summary>Items about what people have seen.</summary>
    public static LocalizedText Seen { get; } = new(
        "What people say they have seen, question by question. It stands by itself and is not part of the overall score.",
        "Lo que las personas dicen que han visto, pregunta por pregunta. Va aparte y no entra en el resultado general.");

    /// <summary>The favourable share.</summary>
    public static LocalizedText Favourable { get; } = new(
        "The share of answers on the good side: 4 and 5. Where a question is turned round, 1 and 2.",
        "La parte de las respuestas del lado bueno: 4 y 5. En las preguntas a las que se les da la vuelta, 1 y 2.");

    /// <summary>The 95 % interval.</summary>
    public static LocalizedText Interval { get; } = new(
        "The average of everybody asked likely lies between these two (95 %). This holds if those who did not answer think alike.",
        "El promedio de todas las personas consultadas está probablemente entre estos dos números (95 %). Esto vale si las que no contestaron piensan igual.");

    /// <summary>Why a mean of few answers has none.</summary>
    public static LocalizedText NoInterval { get; } = new(
        "Too few answers to say how sure this is.", "Son pocas respuestas para decir qué tan seguro es esto.");

    /// <summary>Why a mean at an open end has none.</summary>
    public static LocalizedText NoIntervalAtEnd { get; } = new(
        "At the top and at the bottom no range is shown, to protect everyone.",
        "En lo más alto y en lo más bajo no se muestra un margen, para proteger a todas las personas.");

    /// <summary>The verdicts.</summary>
    public static LocalizedText Change { get; } = new(
        "Better or worse: chance hardly explains the difference. No clear change: chance could explain it; that does not mean that nothing changed. "
        + "In a group of 20 to 49 answers only about a full point counts. Each question is tested by itself. "
        + "Too early to tell: then or now, 20 answers are not certain. Made up differently: other groups are in this one now.",
        "Mejor o peor: la casualidad apenas explica la diferencia. Sin cambio claro: podría ser casualidad; eso no quiere decir que nada cambió. "
        + "En un grupo de 20 a 49 respuestas solo cuenta cerca de un punto entero. Cada pregunta se compara por separado. "
        + "Aún es pronto: antes o ahora no es seguro que haya 20 respuestas. Compuesta de otra manera: ahora tiene otros grupos dentro.");

    /// <summary>Bands of answers.</summary>
    public static LocalizedText Band { get; } = new(
        "How many answered the question, as a range: the exact number could tell who took part. 10+ means at least 10: more is not told, to protect everyone inside.",
        "Cuántas personas contestaron, de tanto a tanto. El número exacto podría decir quién participó. 10+ quiere decir al menos 10: no se dice más, para proteger a quienes están dentro.");

    /// <summary>The open ends of means and shares.</summary>
    public static LocalizedText OpenEnds { get; } = new(
        "4.5+ means 4.5 or more, 1.5− means 1.5 or less. 80 %+ means 80 % or more, 20 %− means 20 % or less. So nobody can see that all agree.",
        "4.5+ quiere decir 4.5 o más; 1.5−, 1.5 o menos. 80 %+ quiere decir 80 % o más; 20 %−, 20 % o menos. Así nadie puede ver que todas las personas dicen lo mismo.");

    /// <summary>What is not shown.</summary>
    public static LocalizedText Hidden { get; } = ReleaseTexts.Reason;

    /// <summary>The share of those who can't tell.</summary>
    public static LocalizedText CannotTell { get; } = new(
        "The share who said “I can’t tell”. They do not count in the average.",
        "La parte que dijo “No sé”. No cuenta en el promedio.");

    /// <summary>The response.</summary>
    public static LocalizedText Response { get; } = new(
        "The share of those asked who answered anything, for the whole agency only.",
        "La parte de las personas consultadas que contestó algo, solo para toda la agencia.");
}
