using System.ComponentModel.DataAnnotations;

namespace LeadershipBot.Pulses;

public sealed class PulseOptions
{
    public const string Section = "Pulses";

    /// <summary>
    /// Real seconds that closing waits for answers other processes may still be writing. It must outlast the 10 seconds
    /// after which an answer gives up; 0 only where this process is the only one.
    /// </summary>
    [Range(0, 120, ErrorMessage = "Pulses:DrainSeconds must be from 0 to 120.")]
    public int DrainSeconds { get; set; } = 12;
}
