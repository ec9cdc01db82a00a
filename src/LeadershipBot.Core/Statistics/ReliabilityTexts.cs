using System.Globalization;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;

namespace LeadershipBot.Core.Statistics;

/// <summary>The words for how far the climate score can be trusted, wherever it is shown.</summary>
public static class ReliabilityTexts
{
    private const decimal Well = 0.8m;
    private const decimal WellEnough = 0.7m;

    /// <summary>One sentence; null where no figure is shown.</summary>
    /// <param name="reliability">Of the agency as a whole.</param>
    public static LocalizedText? Of(Reliability reliability)
    {
        if (reliability.Alpha is not { } alpha)
        {
            return null;
        }

        var fit = alpha switch
        {
            >= Well => new LocalizedText("The questions of the score fit together well (Cronbach’s α {0})", "Las preguntas del promedio van bien juntas (α de Cronbach {0})"),
            >= WellEnough => new("The questions of the score fit together well enough (Cronbach’s α {0})", "Las preguntas del promedio van bastante bien juntas (α de Cronbach {0})"),
            _ => new("The questions of the score do not fit together well this time (Cronbach’s α {0}), so look at each by itself", "Esta vez las preguntas del promedio no van bien juntas (α de Cronbach {0}), así que mire cada una por separado"),
        };
        var between = reliability.Icc1 is not null
            ? new LocalizedText("; about {1} % of all differences lie between teams (ICC(1)).", "; cerca del {1} % de las diferencias está entre equipos (ICC(1)).")
            : new(".", ".");
        var percent = (int)Math.Round(Math.Max(reliability.Icc1 ?? 0, 0) * 100);
        return new(Format(fit.English + between.English), Format(fit.Spanish + between.Spanish));

        string Format(string text) => string.Format(CultureInfo.InvariantCulture, text, alpha, percent);
    }
}
