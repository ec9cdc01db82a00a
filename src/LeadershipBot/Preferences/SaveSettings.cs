using System.Globalization;
using System.Text.Json;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Organization;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Preferences;

/// <summary>Saves the whole form, or nothing and says what to mend.</summary>
public sealed class SaveSettings(PreferencesTable preferences, Agency agency, TimeProvider clock) : ICardVerbHandler
{
    public const string VerbName = "settings.save";

    private static readonly string[] NeverEmpty =
        [SettingsCard.LanguageInput, SettingsCard.FromInput, SettingsCard.ToInput, SettingsCard.PulsesInput];

    public string Verb => VerbName;

    public async Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        var today = caller.Person.Today(clock);
        var now = (await preferences.ReadAsync(caller.Person.Id, cancellationToken)).AsOf(today);
        var nudges = agency.NudgeSettingsOf(caller.Person);
        var calendar = agency.Programs.Calendar;
        var hours = WholeHours.Of(now, calendar);
        var (wanted, problem) = Read(data, now, hours, WholeHours.Of(calendar.Hours), today);
        if (problem is not null)
        {
            return InvokeResponses.Card(SettingsCard.Draw(now, hours, caller, nudges, problem[caller.Language], isProblem: true));
        }

        await preferences.SaveAsync(caller.Person.Id, now, wanted, cancellationToken);
        var language = wanted.Language ?? caller.Person.Language;
        return InvokeResponses.Card(SettingsCard.Draw(wanted, WholeHours.Of(wanted, calendar), caller with { Language = language }, nudges, SettingsTexts.Saved[language]));
    }

    /// <summary>
    /// Clients leave out inputs that were emptied: no days ticked and no date arrive as missing fields. The others are never
    /// empty; where one of them is missing this is a part of the form, and what it does not name stays as it is.
    /// </summary>
    private static (PreferencesRow Wanted, LocalizedText? Problem) Read(
        JsonElement data, PreferencesRow now, WholeHours hours, WholeHours agencys, DateOnly today)
    {
        if (Text(data, SettingsCard.LanguageInput) is not ("en" or "es" or null))
        {
            return (now, SettingsTexts.WrongLanguage);
        }

        var isWhole = NeverEmpty.All(field => Text(data, field) is not null);
        var days = Text(data, SettingsCard.DaysInput) is { } names ? Days(names) : isWhole ? [] : hours.Days;
        if (days is not { Count: > 0 })
        {
            return (now, SettingsTexts.NoDays);
        }

        if (!(Hour(data, SettingsCard.FromInput, hours.From) is { } from && Hour(data, SettingsCard.ToInput, hours.To) is { } to && from < to))
        {
            return (now, SettingsTexts.WrongHours);
        }

        var pausedUntil = isWhole || Text(data, SettingsCard.PauseInput) is not null ? null : now.PausedUntil;
        if (Text(data, SettingsCard.PauseInput) is { Length: > 0 } pause)
        {
            if (!PauseDate.TryParse(pause, today, out var date))
            {
                return (now, SettingsTexts.WrongDate);
            }

            pausedUntil = date;
        }

        if (!TryReadMoment(data, now, out var nudgeDay, out var nudgeHour))
        {
            return (now, SettingsTexts.WrongNudgeTime);
        }

        // Who leaves the agency's hours as they are goes on following them.
        var wanted = new WholeHours(days, from, to);
        var isOwn = !wanted.SameAs(agencys);
        return (
            new PreferencesRow(
                Text(data, SettingsCard.LanguageInput) switch { "es" => Language.Spanish, "en" => Language.English, _ => now.Language },
                isOwn ? days : null,
                isOwn ? from : null,
                isOwn ? to : null,
                pausedUntil,
                NoPulses: Text(data, SettingsCard.PulsesInput) is { } pulses ? pulses != "true" : now.NoPulses,
                NoNudges: Text(data, SettingsCard.NudgesInput) is { } nudges ? nudges != "true" : now.NoNudges,
                nudgeDay,
                nudgeHour,
                WantsNudges: Text(data, SettingsCard.WantNudgesInput) is { } wants ? wants == "true" : now.WantsNudges,
                WorksApart: Text(data, SettingsCard.WorksApartInput) is { } apart ? apart == "true" : now.WorksApart,
                Text(data, SettingsCard.NewToTeamInput) switch { "true" => now.NewToTeamSince ?? today, null => now.NewToTeamSince, _ => null }),
            null);
    }

    private static bool TryReadMoment(JsonElement data, PreferencesRow now, out DayOfWeek? day, out int? hour)
    {
        (day, hour) = (now.NudgeDay, now.NudgeHour);
        if (Text(data, SettingsCard.NudgeDayInput) is { } dayText)
        {
            day = dayText == SettingsCard.AsTheAgency ? null : Days(dayText) is [var only] ? only : null;
            if (day is null && dayText != SettingsCard.AsTheAgency)
            {
                return false;
            }
        }

        if (Text(data, SettingsCard.NudgeHourInput) is { } hourText)
        {
            hour = hourText == SettingsCard.AsTheAgency ? null : Hour(data, SettingsCard.NudgeHourInput, now: -1);
            return hour is not null || hourText == SettingsCard.AsTheAgency;
        }

        return true;
    }

    private static IReadOnlyList<DayOfWeek>? Days(string names)
    {
        var days = new List<DayOfWeek>();
        foreach (var name in names.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Enum.TryParse<DayOfWeek>(name, out var day) || !Enum.IsDefined(day))
            {
                return null;
            }

            days.Add(day);
        }

        return [.. days.Distinct().Order()];
    }

    private static int? Hour(JsonElement data, string field, int now) => Text(data, field) is not { } text
        ? now
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour is >= 0 and <= 23 ? hour : null;

    private static string? Text(JsonElement data, string field) => !data.TryGetProperty(field, out var value)
        ? null
        : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Null => null,
            _ => value.GetRawText(),
        };
}
