using LeadershipBot.Core.Organization;

namespace LeadershipBot.Preferences;

public static class SettingsTexts
{
    public static LocalizedText Title { get; } = new("Your settings", "Sus ajustes");

    public static LocalizedText Intro { get; } = new(
        "These say when I may write to you first. You can always write to me.",
        "Indican cuándo puedo escribirle primero. Usted siempre puede escribirme.");

    public static LocalizedText Language { get; } = new("Language", "Idioma");

    public static LocalizedText Days { get; } = new("Days", "Días");

    public static LocalizedText From { get; } = new("From", "Desde");

    public static LocalizedText To { get; } = new("Until", "Hasta");

    public static LocalizedText Pause { get; } = new("Pause until (leave empty for no pause)", "Pausar hasta (deje vacío si no quiere pausa)");

    public static LocalizedText Pulses { get; } = new("Send me pulses, and what comes of them", "Enviarme encuestas y lo que resulta de ellas");

    public static LocalizedText Nudges { get; } = new("Send me nudges", "Enviarme sugerencias");

    public static LocalizedText WantNudges { get; } = new("Bring me the weekly idea too", "Enviarme también la idea de la semana");

    public static LocalizedText NudgeDay { get; } = new("Day for nudges", "Día para las sugerencias");

    public static LocalizedText NudgeHour { get; } = new("Time for nudges", "Hora para las sugerencias");

    public static LocalizedText AsTheAgency { get; } = new("As the agency", "Como la agencia");

    public static LocalizedText WorksApart { get; } = new("My team works apart", "Mi equipo trabaja a distancia");

    public static LocalizedText NewToTeam { get; } = new("I am new to this team", "Acabo de llegar a este equipo");

    public static LocalizedText WrongNudgeTime { get; } = new(
        "I do not know that day or time for nudges. Nothing was changed.", "No conozco ese día u hora para las sugerencias. No se cambió nada.");

    public static LocalizedText Silence { get; } = new(
        "Pausing or opting out is shown to nobody; it only counts in totals as “own settings”.",
        "A nadie se le muestra si usted pausa o no recibe mensajes; solo cuenta en los totales como “ajustes propios”.");

    public static LocalizedText Save { get; } = new("Save", "Guardar");

    public static LocalizedText Saved { get; } = new("Saved.", "Guardado.");

    public static LocalizedText NoDays { get; } = new(
        "Please choose at least one day. Nothing was changed.", "Por favor elija al menos un día. No se cambió nada.");

    public static LocalizedText WrongHours { get; } = new(
        "“From” must be earlier than “Until”. Nothing was changed.", "“Desde” debe ser antes que “Hasta”. No se cambió nada.");

    public static LocalizedText WrongDate { get; } = new(
        "Please give a day after today and within a year, like 2026-12-24. Nothing was changed.",
        "Indique un día después de hoy y dentro de un año, como 2026-12-24. No se cambió nada.");

    public static LocalizedText WrongLanguage { get; } = new(
        "I do not know that language. Nothing was changed.", "No conozco ese idioma. No se cambió nada.");

    public static LocalizedText AskPause { get; } = new(
        "Until which date should I pause? Write it like 2026-12-24, or **cancel**.",
        "¿Hasta qué fecha hago la pausa? Escríbala así: 2026-12-24, o **cancelar**.");

    public static LocalizedText PauseOnCard { get; } = new(
        "To pause now, type **settings** and choose the day there. What you began here stays open.",
        "Para hacer una pausa ahora, escriba **ajustes** y elija ahí el día. Lo que empezó aquí sigue abierto.");

    /// <summary>{0} is a date.</summary>
    public static LocalizedText Paused { get; } = new(
        "I will not write first before {0}. Type **settings** to change that.",
        "No le escribiré antes del {0}. Escriba **ajustes** para cambiarlo.");
}
