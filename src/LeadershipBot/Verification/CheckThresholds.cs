using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;
using LeadershipBot.Pulses;
using LeadershipBot.Reports;

namespace LeadershipBot.Verification;

/// <summary>That the numbers in force are at least those the promise names.</summary>
public sealed class CheckThresholds : IAnonymityCheck
{
    private const int PromisedAnswers = 5;
    private const int PromisedEligible = 7;
    private const int PromisedExempt = 20;

    private static readonly LocalizedText AskMaintainer = new(
        "This build does not keep the promise. Do not open a round with it; use a released version.",
        "Esta versión no cumple la promesa. No abra ninguna ronda con ella; use una versión publicada.");

    public LocalizedText Title { get; } = new("Limits in force", "Límites vigentes");

    public IAsyncEnumerable<Finding> RunAsync(VerificationSubject subject) => Run(subject).ToAsyncEnumerable();

    private static IEnumerable<Finding> Run(VerificationSubject subject)
    {
        var (answers, eligible, exempt, lowest, highest) = subject.Thresholds;
        yield return Judge(
            answers >= PromisedAnswers,
            $"A result needs at least {answers} answers, and so does every difference of results of one round.",
            $"Un resultado necesita al menos {answers} respuestas, y también cada diferencia entre resultados de una misma ronda.");
        yield return Judge(
            eligible >= PromisedEligible,
            $"A group needs at least {eligible} people asked to be shown on its own.",
            $"Un grupo necesita al menos {eligible} personas consultadas para mostrarse solo.");
        yield return Judge(
            lowest is { Mean: "1.5−", Favourable: "20 %−" } && highest is { Mean: "4.5+", Favourable: "80 %+" },
            $"Where all agree, it does not show: means end at {lowest.Mean} and {highest.Mean}, shares at {lowest.Favourable} and {highest.Favourable}.",
            $"Si todas las personas coinciden, no se nota: los promedios acaban en {lowest.Mean} y {highest.Mean}, los porcentajes en {lowest.Favourable} y {highest.Favourable}.");
        yield return Judge(
            exempt >= PromisedExempt,
            $"A group with fewer than {exempt} answers shows no score while it differs by a few people from groups shown in the last {PublishedHistory.RememberedYears} years.",
            $"Un grupo con menos de {exempt} respuestas no muestra puntaje mientras difiera en pocas personas de grupos mostrados en los últimos {PublishedHistory.RememberedYears} años.");
        yield return Drain(subject.Pulses.DrainSeconds);
    }

    private static Finding Drain(int seconds) => seconds == 0
        ? Finding.Holds(
            "Closing does not wait for other processes. That is right only while one process runs the bot.",
            "El cierre no espera a otros procesos. Eso es correcto solo mientras un único proceso ejecuta el bot.")
        : Judge(
            seconds > SubmitBallot.GiveUpAfter.TotalSeconds,
            $"Closing waits {seconds} s for answers under way, which give up after {SubmitBallot.GiveUpAfter.TotalSeconds:0} s.",
            $"El cierre espera {seconds} s por las respuestas en curso, que se rinden a los {SubmitBallot.GiveUpAfter.TotalSeconds:0} s.");

    private static Finding Judge(bool holds, string english, string spanish) =>
        holds ? Finding.Holds(english, spanish) : Finding.Broken(english, spanish, AskMaintainer);
}
