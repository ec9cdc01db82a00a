namespace LeadershipBot.Sandbox.Agency;

/// <summary>What recurs in the synthetic agency: a monthly pulse, a weekly nudge and circles every six weeks.</summary>
public static class SandboxPrograms
{
    /// <summary>The Friday before the first pulse of the programs below, 8:00 in Denver.</summary>
    public static readonly DateTimeOffset Start = new(2026, 10, 2, 14, 0, 0, TimeSpan.Zero);

    public const string Yaml = """
        # The sandbox's own programs. Copy, change and pass with --program FILE.
        agency: Sandbox Human Services
        timeZone: America/Denver
        support:
          en: "Employee support of this made-up agency: extension 100."
          es: "Apoyo al personal de esta agencia inventada: extensión 100."
        quietHours: { from: "19:00", to: "07:00" }   # at each person's local time; nobody is written to first
        workingDays: [mon, tue, wed, thu, fri]
        holidays: [2026-11-26, 2026-12-25, 2027-01-01]
        pulses:
          - id: pulse
            title: { en: "Monthly pulse", es: "Encuesta mensual" }
            instrument: first-eight
            schedule: "0 0 10 ? * MON#1"   # Quartz cron, at each person's local time
            daysOpen: 7
            closeAt: "17:00"               # in the agency's time zone
            reminderAfterDays: 3
        nudges:
          - id: nudges
            title: { en: "Weekly nudge", es: "Sugerencia semanal" }
            schedule: "0 0 9 ? * TUE"
            audience: [manager, leader]
        circles:
          - id: circles
            title: { en: "Circles", es: "Círculos" }
            schedule: "0 0 10 ? * WED"
            everyWeeks: 6

        """;
}
