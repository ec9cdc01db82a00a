using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Core.Schedules;
using Quartz;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LeadershipBot.Programs;

/// <summary>The programs, or every error the file has; never both.</summary>
public sealed record ProgramFileResult(AgencyPrograms? Programs, IReadOnlyList<InputError> Errors);

/// <summary>Reads the YAML file of programs. A file with an error is refused whole, with all errors.</summary>
public static class ProgramFile
{
    private const int UsualWeeksBetweenCircles = 6;

    public static ProgramFileResult Parse(TextReader yaml, IReadOnlyList<Instrument> instruments, DateTimeOffset now)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(yaml);
        }
        catch (YamlException error)
        {
            return new(null, [new((int)error.Start.Line, "file", "This is not valid YAML: " + error.Message)]);
        }

        if (stream.Documents is not [{ RootNode: YamlMappingNode root }])
        {
            return new(null, [new(1, "file", "The file must hold one YAML document with named settings.")]);
        }

        var errors = new List<InputError>();
        var section = new YamlSection(root, "", now, errors);
        var programs = ReadAgency(section, instruments);
        section.RefuseOthers(
            "agency", "timeZone", "support", "quietHours", "workingDays", "holidays", "litigationHold", "holdReason", "wording", "pulses", "nudges", "circles");
        return errors.Count == 0 ? new(programs, []) : new(null, errors);
    }

    private static AgencyPrograms ReadAgency(YamlSection root, IReadOnlyList<Instrument> instruments)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var calendar = CalendarSettings.Read(root);
        return new(
            root.Text("agency") ?? "",
            root.Zone("timeZone") ?? TimeZoneInfo.Utc,
            root.Localized("support", required: false),
            calendar,
            [.. root.Sections("pulses").Select(section => ReadPulse(section, instruments, ids, calendar))],
            [.. root.Sections("nudges").Select(section => ReadNudges(section, ids, calendar))],
            ReadHold(root),
            ReadWording(root))
        {
            Circles = [.. root.Sections("circles").Select((section, place) => ReadCircles(section, isFirst: place == 0, ids, calendar))],
        };
    }

    private static Wording ReadWording(YamlSection root)
    {
        if (!root.Has("wording"))
        {
            return Wording.Equity;
        }

        switch (root.Text("wording"))
        {
            case "equity":
                return Wording.Equity;
            case "plain-fairness":
                return Wording.PlainFairness;
            case not null:
                root.Refuse("wording", "This is not a wording; wordings are equity and plain-fairness.");
                break;
        }

        return Wording.Equity;
    }

    private static LitigationHold? ReadHold(YamlSection root)
    {
        var reason = root.Localized("holdReason", required: false);
        var isHeld = root.YesOrNo("litigationHold");
        if (reason is not null && isHeld is null)
        {
            root.Refuse("holdReason", "A reason needs the hold it is for: litigationHold: true.");
        }

        return isHeld == true ? new(reason) : null;
    }

    private static PulseProgram ReadPulse(YamlSection section, IReadOnlyList<Instrument> instruments, HashSet<string> ids, WorkingCalendar calendar)
    {
        section.RefuseOthers("id", "title", "instrument", "schedule", "daysOpen", "closeAt", "reminderAfterDays");
        var instrument = section.Text("instrument");
        if (instrument is not null && instruments.All(known => known.Id != instrument))
        {
            section.Refuse("instrument", $"There is no instrument of this name; known: {string.Join(", ", instruments.Select(known => known.Id))}.");
        }

        var daysOpen = section.Number("daysOpen", 1, 28);
        var reminder = section.Number("reminderAfterDays", 1, 27, required: false);
        if (reminder >= daysOpen)
        {
            section.Refuse("reminderAfterDays", "The reminder must come before the day the round closes.");
        }

        return new(
            section.Id(ids),
            section.Localized("title", required: true) ?? Nothing,
            instrument ?? "",
            CalendarSettings.ReadSchedule(section, calendar) ?? Never,
            daysOpen ?? 1,
            section.Time("closeAt") ?? default,
            reminder);
    }

    private static NudgeProgram ReadNudges(YamlSection section, HashSet<string> ids, WorkingCalendar calendar)
    {
        section.RefuseOthers("id", "title", "schedule", "audience");
        return new(
            section.Id(ids),
            section.Localized("title", required: true) ?? Nothing,
            CalendarSettings.ReadSchedule(section, calendar) ?? Never,
            section.List("audience", RoleOf, "A list of roles is needed here, such as [manager, leader].", "This is not a role; roles are staff, manager, leader and administrator."));
    }

    private static CircleProgram ReadCircles(YamlSection section, bool isFirst, HashSet<string> ids, WorkingCalendar calendar)
    {
        if (!isFirst)
        {
            section.Refuse("id", "An agency has one program of circles: everybody is in one circle at a time.");
        }

        section.RefuseOthers("id", "title", "schedule", "everyWeeks");
        return new(
            section.Id(ids),
            section.Localized("title", required: true) ?? Nothing,
            CalendarSettings.ReadSchedule(section, calendar) ?? Never,
            section.Number("everyWeeks", 1, 26, required: false) ?? UsualWeeksBetweenCircles);
    }

    private static Role? RoleOf(string name) =>
        Enum.TryParse<Role>(name, ignoreCase: true, out var role) && Enum.IsDefined(role) && !char.IsAsciiDigit(name[0]) ? role : null;

    // Stand-ins that never leave this class: a file with any error yields no programs.
    private static LocalizedText Nothing { get; } = new("", "");

    private static CronExpression Never { get; } = CronExpression.Parse("0 0 0 1 1 ? 2099");
}
