using System.Globalization;
using System.Text.Json;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Organization;
using LeadershipBot.Teams;

namespace LeadershipBot.Preferences;

/// <summary>Saves the whole form, or nothing and says what to mend.</summary>
public sealed class SaveSettings(PreferencesTable preferences) : ICardVerbHandler
{
    public const string VerbName = "settings.save";

    public string Verb => VerbName;

    public async Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        var now = await preferences.ReadAsync(caller.Person.Id, cancellationToken);
        var (wanted, problem) = Read(data, now);
        if (problem is not null)
        {
            return InvokeResponses.Message(problem[caller.Language]);
        }

        await preferences.SaveAsync(caller.Person.Id, wanted, cancellationToken);
        var language = wanted.Language ?? caller.Person.Language;
        return InvokeResponses.Card(SettingsCard.Draw(wanted, caller with { Language = language }, SettingsTexts.Saved[language]));
    }

    /// <summary>A field the card did not show keeps its value.</summary>
    private static (PreferencesRow Wanted, LocalizedText? Problem) Read(JsonElement data, PreferencesRow now)
    {
        var wanted = now;
        if (Text(data, SettingsCard.LanguageInput) is { } tag)
        {
            if (tag is not ("en" or "es"))
            {
                return (now, SettingsTexts.WrongLanguage);
            }

            wanted = wanted with { Language = tag == "es" ? Language.Spanish : Language.English };
        }

        if (Text(data, SettingsCard.DaysInput) is { } names)
        {
            if (Days(names) is not { Count: > 0 } days)
            {
                return (now, SettingsTexts.NoDays);
            }

            wanted = wanted with { Days = days };
        }

        if (Text(data, SettingsCard.FromInput) is { } from && Text(data, SettingsCard.ToInput) is { } to)
        {
            if (!(Hour(from) is { } first && Hour(to) is { } last && first < last))
            {
                return (now, SettingsTexts.WrongHours);
            }

            wanted = wanted with { FromHour = first, ToHour = last };
        }

        if (Text(data, SettingsCard.PauseInput) is { } pause)
        {
            DateOnly? until = null;
            if (pause.Length > 0)
            {
                if (!DateOnly.TryParseExact(pause, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                {
                    return (now, SettingsTexts.WrongDate);
                }

                until = date;
            }

            wanted = wanted with { PausedUntil = until };
        }

        return (
            wanted with
            {
                NoPulses = Text(data, SettingsCard.PulsesInput) is { } pulses ? pulses != "true" : wanted.NoPulses,
                NoNudges = Text(data, SettingsCard.NudgesInput) is { } nudges ? nudges != "true" : wanted.NoNudges,
            },
            null);
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

    private static int? Hour(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour is >= 0 and <= 23 ? hour : null;

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
