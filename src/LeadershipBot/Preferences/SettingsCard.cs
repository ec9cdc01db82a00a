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

    private static readonly DayOfWeek[] Week =
    [
        DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday,
    ];

    public static AdaptiveCard Draw(PreferencesRow now, WholeHours hours, Caller caller, bool getsNudges, string? notice = null, bool isProblem = false)
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
                .. getsNudges ? [Toggle(NudgesInput, SettingsTexts.Nudges[language], !now.NoNudges)] : Array.Empty<CardElement>(),
                CardParts.Note(SettingsTexts.Silence[language]),
                new ActionSet(ExecuteAction.WithSubmitFallback(SettingsTexts.Save[language], SaveSettings.VerbName, [])),
            ]);
    }

    private static ToggleInput Toggle(string id, string title, bool on) => new(id, title) { Value = on ? "true" : "false" };

    private static ChoiceSetInput Hour(string id, string label, int first, int last, int now, Language language) => new(id)
    {
        Label = label,
        Choices = [.. Enumerable.Range(first, last - first + 1).Select(hour => new Choice(
            new TimeOnly(hour, 0).ToString("h:mm tt", LocalMoment.Culture(language)), hour.ToString(CultureInfo.InvariantCulture)))],
        Value = now.ToString(CultureInfo.InvariantCulture),
    };

    private static string NameOf(DayOfWeek day, Language language) => LocalMoment.Culture(language).DateTimeFormat.GetDayName(day);

}
