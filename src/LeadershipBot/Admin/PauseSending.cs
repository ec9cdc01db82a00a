using System.Globalization;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Organization;
using LeadershipBot.Delivery;
using LeadershipBot.Preferences;
using LeadershipBot.Roster;
using LeadershipBot.Schedules;
using LeadershipBot.Teams;

namespace LeadershipBot.Admin;

/// <summary>"pause all" and "pause a unit until a date": nobody there is written to first. What is being sent stops, what is due is planned anew.</summary>
public sealed class PauseSending(QuietModes quiet, RunCampaigns campaigns, Agenda agenda, Agency agency, TimeProvider clock)
{
    private static readonly string[] Everybody = ["all", "todo", "todos"];
    private static readonly string[] Until = [" until ", " hasta el ", " hasta "];

    /// <summary>Whether these words of this person are about others' messages and not about the own ones.</summary>
    public bool IsMeant(Person person, string arguments) =>
        arguments.Length > 0 && !DateOnly.TryParse(arguments, CultureInfo.InvariantCulture, out _) && agency.MayOperate(person);

    /// <summary>What to answer.</summary>
    public async Task<string> StartAsync(Caller caller, string arguments, CancellationToken cancellationToken)
    {
        var (name, date) = Split(arguments);
        DateOnly? until = null;
        if (date is not null)
        {
            if (!PauseDate.TryParse(date, caller.Person.Today(clock), out var day))
            {
                return AdminTexts.WrongDate[caller.Language];
            }

            until = day;
        }

        if (!TryRead(name, out var unit))
        {
            return Format(AdminTexts.NoSuchUnit[caller.Language], CardParts.Plain(name));
        }

        await quiet.StartAsync(new QuietPeriod(unit, until), cancellationToken);
        await campaigns.DecideAgainAsync(CancellationToken.None);
        var word = unit is null ? AdminTexts.All[caller.Language] : CardParts.Plain(unit);
        return until is { } end
            ? Format(AdminTexts.PausedUntil[caller.Language], Shown(unit, caller.Language), LocalMoment.Show(end, caller.Language), word)
            : Format(AdminTexts.Paused[caller.Language], Shown(unit, caller.Language), word);
    }

    /// <summary>What to answer; with the word for everybody all of it ends.</summary>
    public async Task<string> EndAsync(Caller caller, string arguments, CancellationToken cancellationToken)
    {
        var periods = await quiet.ReadAsync(cancellationToken);
        var isAll = Everybody.Contains(arguments, StringComparer.OrdinalIgnoreCase);
        var ended = periods.Where(period => isAll || arguments.Equals(period.Unit, StringComparison.OrdinalIgnoreCase)).ToList();
        await EndAsync(ended, caller.Person.Today(clock), cancellationToken);
        var were = ended.Where(period => period.IsOn(caller.Person.Today(clock))).ToList();
        var answer = were.Count > 0 ? Format(AdminTexts.Resumed[caller.Language], Shown(were, caller.Language)) : AdminTexts.NotPaused[caller.Language];
        return answer + await StillOnAsync(caller, cancellationToken);
    }

    /// <summary>A sentence on what is on, after a space; nothing where nothing is.</summary>
    public async Task<string> StillOnAsync(Caller caller, CancellationToken cancellationToken) =>
        (await quiet.ReadAsync(cancellationToken)).Where(period => period.IsOn(caller.Person.Today(clock))).ToList() is { Count: > 0 } on
            ? " " + Format(AdminTexts.StillQuiet[caller.Language], Shown(on, caller.Language))
            : "";

    public async Task EndAsync(IReadOnlyList<QuietPeriod> periods, DateOnly today, CancellationToken cancellationToken)
    {
        foreach (var period in periods)
        {
            await quiet.EndAsync(period, today, cancellationToken);
        }

        // Whatever happens to the chat meanwhile: what was held back must wake up.
        await campaigns.DecideAgainAsync(CancellationToken.None);
        await agenda.PlanMissedWavesAsync(CancellationToken.None);
    }

    private static string Shown(IEnumerable<QuietPeriod> periods, Language language) => string.Join(", ", periods.Select(period => Shown(period.Unit, language)));

    private static string Shown(string? unit, Language language) => unit is null ? AdminTexts.WholeAgency[language] : CardParts.Plain(unit);

    /// <summary>Null for the whole agency; false where there is no such unit.</summary>
    private bool TryRead(string name, out string? unit)
    {
        unit = agency.Roster.Tree.Nodes.FirstOrDefault(node => node.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Name;
        return unit is not null || Everybody.Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    private static (string Name, string? Date) Split(string arguments)
    {
        foreach (var word in Until)
        {
            if (arguments.LastIndexOf(word, StringComparison.OrdinalIgnoreCase) is > 0 and var at)
            {
                return (arguments[..at].Trim(), arguments[(at + word.Length)..].Trim());
            }
        }

        return (arguments.Trim(), null);
    }

    private static string Format(string text, params object[] values) => string.Format(CultureInfo.InvariantCulture, text, values);
}
