using System.ComponentModel.DataAnnotations;

namespace LeadershipBot.Pulses;

/// <summary>Rounds of pulses.</summary>
public sealed class PulseOptions : IValidatableObject
{
    public const string Section = "Pulses";

    /// <summary>
    /// Real seconds that closing waits for answers other processes may still be writing: 11 to 120, or 0 where this process is the
    /// only one. It must outlast the 10 seconds after which an answer gives up.
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
