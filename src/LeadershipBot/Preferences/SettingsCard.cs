using System.Globalization;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Core.Organization;
using LeadershipBot.Teams;

namespace LeadershipBot.Preferences;

/// <summary>The settings as a form, filled in with what holds now.</summary>
public static class SettingsCard
{
    public const string LanguageInput = "language";
    public const string DaysInput = "days";
    public const string FromInput = "from";
    public const string ToInput = "to";
    public const string PauseInput = "pause";
    public const string PulsesInput = "pulses";
    public const string NudgesInput = "nudges";
    public const string WantNudgesInput = "wantNudges";
    public const string NudgeDayInput = "nudgeDay";
    public const string NudgeHourInput = "nudgeHour";
    public const string WorksApartInput = "worksApart";
    public const string NewToTeamInput = "newToTeam";

    /// <summary>The value of a day or an hour that is left to the agency.</summary>
    public const string AsTheAgency = "agency";

    private const int FirstNudgeHour = 5;
    private const int LastNudgeHour = 21;

    private static readonly DayOfWeek[] Week =
    [
        DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday,
    ];

    public static AdaptiveCard Draw(PreferencesRow now, WholeHours hours, Caller caller, NudgeSettings nudges, string? notice = null, bool isProblem = false)
    {
        var language = caller.Language;
        return CardParts.Card(
            language,
            [
                .. notice is null ? Array.Empty<CardElement>() : [CardParts.Notice(notice, isProblem)],
                CardParts.Heading(SettingsTexts.Title[language]),
                new TextBlock(SettingsTexts.Intro[language]),
                new ChoiceSetInput(LanguageInput)
                {
                    Label = SettingsTexts.Language[language],
                    Choices = [new("English", "en"), new("Español", "es")],
                    Value = CardParts.Tag(language),
                },
                new ChoiceSetInput(DaysInput)
                {
                    Label = SettingsTexts.Days[language],
                    IsMultiSelect = true,
                    Style = "expanded",
                    Choices = [.. Week.Select(day => new Choice(NameOf(day, language), day.ToString()))],
                    Value = string.Join(',', hours.Days),
                },
                new ColumnSet(
                    new Column(Hour(FromInput, SettingsTexts.From[language], 0, 22, hours.From, language)) { Width = "stretch" },
                    new Column(Hour(ToInput, SettingsTexts.To[language], 1, 23, hours.To, language)) { Width = "stretch" }),
                new DateInput(PauseInput)
                {
                    Label = SettingsTexts.Pause[language],
                    Value = now.PausedUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                },
                Toggle(PulsesInput, SettingsTexts.Pulses[language], !now.NoPulses),
                .. Nudges(now, nudges, language),
                CardParts.Note(SettingsTexts.Silence[language]),
                new ActionSet(ExecuteAction.WithSubmitFallback(SettingsTexts.Save[language], SaveSettings.VerbName, [])),
            ]);
    }

    private static IEnumerable<CardElement> Nudges(PreferencesRow now, NudgeSettings nudges, Language language)
    {
        if (nudges == NudgeSettings.None)
        {
            yield break;
        }

        yield return nudges == NudgeSettings.ByRole
            ? Toggle(NudgesInput, SettingsTexts.Nudges[language], !now.NoNudges)
            : Toggle(WantNudgesInput, SettingsTexts.WantNudges[language], now.WantsNudges);
        var usual = new Choice(SettingsTexts.AsTheAgency[language], AsTheAgency);
        yield return new ColumnSet(
            new Column(new ChoiceSetInput(NudgeDayInput)
            {
                Label = SettingsTexts.NudgeDay[language],
                Choices = [usual, .. Week.Select(day => new Choice(NameOf(day, language), day.ToString()))],
                Value = now.NudgeDay?.ToString() ?? AsTheAgency,
            }) { Width = "stretch" },
            new Column(new ChoiceSetInput(NudgeHourInput)
            {
                Label = SettingsTexts.NudgeHour[language],
                Choices = [usual, .. Hours(FirstNudgeHour, LastNudgeHour, language)],
                Value = now.NudgeHour?.ToString(CultureInfo.InvariantCulture) ?? AsTheAgency,
            }) { Width = "stretch" });
        if (nudges == NudgeSettings.ByRole)
        {
            yield return Toggle(WorksApartInput, SettingsTexts.WorksApart[language], now.WorksApart);
            yield return Toggle(NewToTeamInput, SettingsTexts.NewToTeam[language], now.NewToTeamSince is not null);
        }
    }

    private static ToggleInput Toggle(string id, string title, bool on) => new(id, title) { Value = on ? "true" : "false" };

    private static ChoiceSetInput Hour(string id, string label, int first, int last, int now, Language language) => new(id)
    {
        Label = label,
        Choices = [.. Hours(first, last, language)],
        Value = now.ToString(CultureInfo.InvariantCulture),
    };

    private static IEnumerable<Choice> Hours(int first, int last, Language language) => Enumerable.Range(first, last - first + 1).Select(hour => new Choice(
        new TimeOnly(hour, 0).ToString("h:mm tt", LocalMoment.Culture(language)), hour.ToString(CultureInfo.InvariantCulture)));

    private static string NameOf(DayOfWeek day, Language language) => LocalMoment.Culture(language).DateTimeFormat.GetDayName(day);
}

/// <summary>What somebody may say about nudges.</summary>
public enum NudgeSettings
{
    /// <summary>The agency sends none.</summary>
    None,

    /// <summary>They come by the person's role, who may turn them off.</summary>
    ByRole,

    /// <summary>The person leads nobody, and may ask for them.</summary>
    OnRequest,
}
