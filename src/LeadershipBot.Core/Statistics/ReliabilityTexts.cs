using System.Globalization;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;

namespace LeadershipBot.Core.Statistics;

/// <summary>The words for how far the climate score can be trusted, wherever it is shown.</summary>
public static class ReliabilityTexts
{
    private const decimal Most = 0.9m;
    private const decimal Well = 0.8m;
    private const decimal WellEnough = 0.7m;
    private const decimal Least = 0.05m;

    /// <summary>A few sentences; null where no figure is shown.</summary>
    /// <param name="reliability">Of the agency as a whole, as its release shows it.</param>
    public static LocalizedText? Of(Reliability reliability) =>
        reliability.Alpha is not { } alpha ? null
        : alpha <= 0 ? Unknown
        : Fill(Joined(Fit(alpha), Between(reliability.Icc1)), alpha, reliability.Icc1);

    private static LocalizedText Unknown { get; } = new(
        "The questions of the score do not fit together this time, or nearly all answers are alike. So look at each by itself.",
        "Esta vez las preguntas del promedio no van juntas, o casi todas las respuestas son iguales. Por eso mire cada una por separado.");

    private static LocalizedText Fit(decimal alpha) => alpha switch
    {
        >= Most => new("The questions of the score fit together well (Cronbach’s α {0} or more)", "Las preguntas del promedio van bien juntas (α de Cronbach {0} o más)"),
        >= Well => new("The questions of the score fit together well (Cronbach’s α {0})", "Las preguntas del promedio van bien juntas (α de Cronbach {0})"),
        >= WellEnough => new("The questions of the score fit together well enough (Cronbach’s α {0})", "Las preguntas del promedio van bastante bien juntas (α de Cronbach {0})"),
        _ => new("The questions of the score do not fit together well this time (Cronbach’s α {0}). So look at each by itself", "Esta vez las preguntas del promedio no van bien juntas (α de Cronbach {0}). Por eso mire cada una por separado"),
    };

    /// <summary>As far as tenths tell: what reads 0 is under 5 %, what reads 0.9 is 85 % or more.</summary>
    private static LocalizedText Between(decimal? share) => share switch
    {
        null => new(".", "."),
        < Least => new(". Less than 5 % of all differences lie between teams (ICC(1)).", ". Menos del 5 % de las diferencias está entre equipos (ICC(1))."),
        >= Most => new(". 85 % or more of all differences lie between teams (ICC(1)).", ". El 85 % o más de las diferencias está entre equipos (ICC(1))."),
        _ => new(". About {1} % of all differences lie between teams (ICC(1)).", ". Cerca del {1} % de las diferencias está entre equipos (ICC(1))."),
    };

    private static LocalizedText Joined(LocalizedText left, LocalizedText right) => new(left.English + right.English, left.Spanish + right.Spanish);

    private static LocalizedText Fill(LocalizedText text, decimal alpha, decimal? share)
    {
        return new(Format(text.English), Format(text.Spanish));

        string Format(string words) => string.Format(CultureInfo.InvariantCulture, words, alpha, (int)((share ?? 0) * 100));
    }
}
