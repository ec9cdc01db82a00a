using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Year;

/// <summary>
/// The sandbox's own agency for 52 weeks, from October 2: 24 people who lead, monthly rounds, four seasons. After each round those who
/// lead tell what was heard and say what will be done, or take it to a leader; not all of them, and not in every month.
/// </summary>
public sealed class SyntheticYear : IAsyncLifetime
{
    internal const string OverriddenRound = "pulse-20270201";
    internal const string LateRound = "pulse-20270503";
    internal const string Reason = "The court moved our yearly review into this week.";

    private static readonly DateOnly[] Openings =
        [.. new[] { 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21 }.Select(month => FirstMonday(2026 + ((month - 1) / 12), ((month - 1) % 12) + 1))];

    internal AgencyAtWork Agency { get; private set; } = null!;

    internal YearOfLeading Leading { get; private set; } = null!;

    /// <summary>Which nudge each manager was shown on which day in the first weeks, in another run with the same seed.</summary>
    internal Dictionary<string, string> FirstWeeksAgain { get; private set; } = [];

    internal Dictionary<string, string> FirstWeeks { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        FirstWeeksAgain = await RunFirstWeeksAsync();
        (Agency, Leading) = await StartAsync();
        foreach (var opening in Openings)
        {
            // What waited moves to the working day after it was let go.
            var opened = opening.AddDays(opening == FirstMonday(2027, 3) ? 2 : opening == FirstMonday(2027, 6) ? 4 : 0);
            await Agency.AdvanceAsync(At(opened, days: 9));
            var round = $"pulse-{opened:yyyyMMdd}";
            if (round is not (LateRound or OverriddenRound))
            {
                await Leading.TellEverybodyAsync();
            }

            await Leading.AnswerReleaseAsync(round);
            if (opening == Openings[0])
            {
                FirstWeeks = await Leading.ShownAsync(upTo: opening.AddDays(9));
            }

            await Agency.AdvanceAsync(At(opened, days: 16));
            await Leading.SayHowItStandsAsync();
            if (round == OverriddenRound)
            {
                // The next one was due; a day later an administrator opens it.
                await Agency.AdvanceAsync(At(FirstMonday(2027, 3), days: 1));
                await Leading.OverrideAsync(Reason);
            }
            else if (round == LateRound)
            {
                // The next one was due, and did not open; three days later everybody is told.
                await Agency.AdvanceAsync(At(FirstMonday(2027, 6), days: 3));
                await Leading.TellEverybodyAsync();
            }
        }

        await Agency.AdvanceAsync("2027-10-01T14:00:00Z");
        await Leading.SayHowItStandsAsync();
    }

    public ValueTask DisposeAsync() => Agency.DisposeAsync();

    private static async Task<Dictionary<string, string>> RunFirstWeeksAsync()
    {
        var (agency, leading) = await StartAsync();
        await using var _ = agency;
        await agency.AdvanceAsync(At(Openings[0], days: 9));
        await leading.TellEverybodyAsync();
        await leading.AnswerReleaseAsync($"pulse-{Openings[0]:yyyyMMdd}");
        return await leading.ShownAsync(upTo: Openings[0].AddDays(9));
    }

    private static async Task<(AgencyAtWork Agency, YearOfLeading Leading)> StartAsync()
    {
        var agency = await AgencyAtWork.StartSyntheticAsync();
        return (agency, new YearOfLeading(agency));
    }

    private static DateOnly FirstMonday(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays(((int)DayOfWeek.Monday - (int)first.DayOfWeek + 7) % 7);
    }

    private static string At(DateOnly day, int days) => $"{day.AddDays(days):yyyy-MM-dd}T18:00:00Z";
}
