using System.Globalization;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Organization;
using LeadershipBot.Delivery;
using LeadershipBot.Preferences;
using LeadershipBot.Roster;
using LeadershipBot.Schedules;
using LeadershipBot.Teams;

namespace LeadershipBot.Admin;

/// <summary>"pause all" and "pause a unit until a date": nobody there is written to first. What is being sent stops, what is due is planned anew.</summary>
public sealed class QuietMode(QuietModes quiet, ContinueCampaigns campaigns, SendingStatus status, Agenda agenda, Agency agency, TimeProvider clock)
{
    private static readonly string[] Everybody = ["all", "todo", "todos"];
    private static readonly string[] Until = [" until ", " hasta el ", " hasta "];

    /// <summary>Whether these words of this person are about others' messages and not about the own ones.</summary>
    public bool IsMeant(Person person, string arguments) => arguments.Length > 0 && !char.IsAsciiDigit(arguments[0]) && status.IsFor(person);

    public async Task StartAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        await turn.SendActivityAsync(await StartAsync(caller, arguments, cancellationToken), cancellationToken);
    }

    /// <summary>False where there was none.</summary>
    public async Task<bool> EndAsync(CancellationToken cancellationToken)
    {
        var periods = await quiet.ReadAsync(cancellationToken);
        foreach (var period in periods)
        {
            await quiet.EndAsync(period, cancellationToken);
        }

        await campaigns.DecideAgainAsync(cancellationToken);
        await agenda.PlanMissedWavesAsync(cancellationToken);
        return periods.Count > 0;
    }

    private async Task<string> StartAsync(Caller caller, string arguments, CancellationToken cancellationToken)
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

        var isForAll = Everybody.Contains(name, StringComparer.OrdinalIgnoreCase);
        var unit = isForAll ? null : agency.Roster.Tree.Nodes.FirstOrDefault(node => node.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Name;
        if (!isForAll && unit is null)
        {
            return Format(AdminTexts.NoSuchUnit[caller.Language], CardParts.Plain(name));
        }

        await quiet.StartAsync(new QuietPeriod(unit, until), cancellationToken);
        await campaigns.DecideAgainAsync(cancellationToken);
        var shown = unit is null ? AdminTexts.WholeAgency[caller.Language] : CardParts.Plain(unit);
        return until is { } end
            ? Format(AdminTexts.PausedUntil[caller.Language], shown, LocalMoment.Show(end, caller.Language))
            : Format(AdminTexts.Paused[caller.Language], shown);
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

/// <summary>Ends a pause: an administrator's quiet mode where there is one, and one's own.</summary>
public sealed class ResumeCommand(QuietMode quiet, SendingStatus status, PreferencesTable preferences, TimeProvider clock) : ITextCommand
{
    public IReadOnlyList<string> Names { get; } = ["resume", "reanudar"];

    public async Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        var wasQuiet = status.IsFor(caller.Person) && await quiet.EndAsync(cancellationToken);
        var wishes = (await preferences.ReadAsync(caller.Person.Id, cancellationToken)).AsOf(caller.Person.Today(clock));
        if (wishes.PausedUntil is not null)
        {
            await preferences.SaveAsync(caller.Person.Id, wishes with { PausedUntil = null }, cancellationToken);
        }

        var answer = wasQuiet ? AdminTexts.Resumed : wishes.PausedUntil is not null ? AdminTexts.OwnPauseEnded : AdminTexts.NotPaused;
        await turn.SendActivityAsync(answer[caller.Language], cancellationToken);
    }
}
