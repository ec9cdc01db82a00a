using LeadershipBot.Core.Anonymity;

namespace LeadershipBot.Core.Tests.Attack;

/// <summary>Every attack on what some rounds published.</summary>
internal static class EveryAttack
{
    private const int MostReaders = 2;

    /// <summary>The first leak, in words that say where; null where nothing was found.</summary>
    public static string? Find(IReadOnlyList<TrueRound> rounds, IReadOnlyList<Figure> figures, IReadOnlyList<ResponseBand?>? responses = null)
    {
        foreach (var item in figures.Select(figure => figure.Measure).Distinct())
        {
            foreach (var reader in rounds[^1].Readers.Take(MostReaders).Prepend(null))
            {
                if (Find(rounds, figures, item, reader) is { } leak)
                {
                    return leak + (reader is null ? "" : ", for one who knows an own answer");
                }
            }
        }

        return Enumerable.Range(0, rounds.Count)
            .Select(number => ParticipationAttack.Find(rounds[number], [.. figures.Where(figure => figure.Parts is [var part] && part.Round == number)], responses?[number]) is { } leak
                ? $"round {number}: {leak.What}"
                : null)
            .FirstOrDefault(leak => leak is not null);
    }

    private static string? Find(IReadOnlyList<TrueRound> rounds, IReadOnlyList<Figure> figures, int item, string? reader)
    {
        for (var number = 0; number < rounds.Count; number++)
        {
            var ofRound = figures.Where(figure => figure.Parts is [var part] && part.Round == number).ToList();
            if ((ScoreAttack.Find(rounds, ofRound, item, reader) ?? SpreadAttack.Find(rounds, ofRound, item, reader)) is { } leak)
            {
                return $"item {item} of round {number}: {leak.What}";
            }
        }

        return rounds.Count > 1 && (ScoreAttack.Find(rounds, figures, item, reader) ?? SpreadAttack.Find(rounds, figures.Where(figure => figure.Parts.Count == 1), item, reader)) is { } later
            ? $"item {item} of {rounds.Count} rounds: {later.What}"
            : null;
    }
}
