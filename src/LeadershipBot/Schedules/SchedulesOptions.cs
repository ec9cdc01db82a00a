using System.ComponentModel.DataAnnotations;

namespace LeadershipBot.Schedules;

/// <summary>What happens when.</summary>
public sealed class SchedulesOptions
{
    public const string Section = "Schedules";

    /// <summary>Real seconds from one look at what was left half-way or missed to the next.</summary>
    [Range(5, 3600, ErrorMessage = "Schedules:SweepSeconds must be from 5 to 3600.")]
    public int SweepSeconds { get; set; } = 120;
}
