using System.Globalization;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Pulses;
using LeadershipBot.Reports;
using LeadershipBot.Storage;

namespace LeadershipBot.Verification;

/// <summary>Which rounds hold ballots, and until when. Never how many, never whose.</summary>
public sealed class CheckRounds : IAnonymityCheck
{
    public LocalizedText Title { get; } = new("Rounds", "Rondas");

    public async IAsyncEnumerable<Finding> RunAsync(VerificationSubject subject)
    {
        var isQuiet = true;
        foreach (var round in subject.Unfinished)
        {
            var missing = new List<TableName>();
            foreach (var table in VerificationSubject.TablesOf(round))
            {
                if (!await subject.Store.RemainsAsync(table))
                {
                    missing.Add(table);
                }
            }

            // What was there went with the round itself, meanwhile.
            var isTornApart = round.State == RoundState.Open && subject.Now < round.ClosesAt && missing.Exists(table => !subject.Store.WasThere(table));
            if (isTornApart || missing.Count < VerificationSubject.TablesOf(round).Count)
            {
                isQuiet = false;
                yield return isTornApart ? TornApart(round) : Describe(round, subject);
            }
        }

        if (isQuiet)
        {
            yield return Finding.Holds("No round holds ballots or keys.", "Ninguna ronda guarda votos ni claves.");
        }
    }

    private static Finding TornApart(RoundRow round) => Finding.Broken(
        $"Round {round.Id} is open, and its ballots or its keys are not where they belong.",
        $"La ronda {round.Id} está abierta, y sus votos o sus claves no están en su lugar.",
        new(
            "Find out who removed them and whether a copy was made. Put back what is missing; without it the round can't be counted.",
            "Averigüe quién los quitó y si se hizo una copia. Devuelva lo que falta; sin eso la ronda no se puede contar."));

    private static Finding Describe(RoundRow round, VerificationSubject subject)
    {
        var closes = Words(round.ClosesAt);
        return round switch
        {
            _ when subject.IsOverdue(round) => Finding.Broken(
                $"Round {round.Id} should have been erased: it closed at {closes}, more than a day ago, and still holds ballots or keys.",
                $"La ronda {round.Id} ya debería estar borrada: cerró el {closes}, hace más de un día, y todavía guarda votos o claves.",
                Remedy(round, subject.Now)),
            { State: RoundState.Published } => Finding.Holds(
                $"Round {round.Id} is published; its ballots and keys are being erased.", $"La ronda {round.Id} está publicada; se están borrando sus votos y claves."),
            { State: RoundState.Closing } => Closing(round, closes),
            _ when subject.Now >= round.ClosesAt => Closing(round, closes),
            { State: RoundState.Planned } => Finding.Holds(
                $"Round {round.Id} is being opened; its keys are there, and it takes no ballots yet.", $"La ronda {round.Id} se está abriendo; tiene sus claves y todavía no recibe votos."),
            _ => Finding.Holds(
                $"Round {round.Id} is open and may hold sealed ballots until {closes}. Then they are counted and erased.",
                $"La ronda {round.Id} está abierta y puede guardar votos sellados hasta el {closes}. Después se cuentan y se borran."),
        };
    }

    private static LocalizedText Remedy(RoundRow round, DateTimeOffset now)
    {
        const string English = "Start the bot and look at its log: it closes and erases overdue rounds by itself.";
        const string Spanish = "Inicie el bot y mire su registro: cierra y borra por sí mismo las rondas atrasadas.";
        const string EnglishEnd = "Until then, let nobody read the bot's data.";
        const string SpanishEnd = "Mientras tanto, que nadie lea los datos del bot.";
        var until = round.ClosesAt + CloseRound.KeepsUncountableFor;
        return round.State == RoundState.Published || now >= until
            ? new($"{English} {EnglishEnd}", $"{Spanish} {SpanishEnd}")
            : new(
                $"{English} If its log says that the round can't be counted, put back what it names; by {Words(until)} the round is erased uncounted. {EnglishEnd}",
                $"{Spanish} Si su registro dice que la ronda no se puede contar, devuelva a su lugar lo que nombra; el {Words(until)} la ronda se borra sin contar. {SpanishEnd}");
    }

    private static string Words(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";

    private static Finding Closing(RoundRow round, string closes) => Finding.Holds(
        $"Round {round.Id} closed at {closes} and is being counted. Then its ballots are erased.",
        $"La ronda {round.Id} cerró el {closes} y se está contando. Después se borran sus votos.");
}
