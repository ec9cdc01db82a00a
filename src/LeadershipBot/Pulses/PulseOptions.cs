using System.ComponentModel.DataAnnotations;

namespace LeadershipBot.Pulses;

public sealed class PulseOptions : IValidatableObject
{
    public const string Section = "Pulses";

    /// <summary>
    /// Real seconds that closing waits for answers other processes may still be writing. It must outlast the 10 seconds
    /// after which an answer gives up; 0 only where this process is the only one.
    /// </summary>
    public int DrainSeconds { get; set; } = 12;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (DrainSeconds != 0 && (DrainSeconds <= SubmitBallot.GiveUpAfter.TotalSeconds || DrainSeconds > 120))
        {
            yield return new("Pulses:DrainSeconds must be 0, or from 11 to 120.");
        }
    }
}
