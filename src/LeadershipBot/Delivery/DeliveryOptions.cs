using System.ComponentModel.DataAnnotations;

namespace LeadershipBot.Delivery;

/// <summary>Sending to many; see <c>docs/delivery.md</c>.</summary>
public sealed class DeliveryOptions
{
    public const string Section = "Delivery";

    /// <summary>Messages a person gets a week without having asked.</summary>
    [Range(1, 50, ErrorMessage = "Delivery:MessagesPerWeek must be from 1 to 50.")]
    public int MessagesPerWeek { get; set; } = 2;

    /// <summary>
    /// Real seconds after which a message that a process was sending is taken over by another. The process itself gives it up
    /// before, after four fifths of this time.
    /// </summary>
    [Range(2, 3600, ErrorMessage = "Delivery:LeaseSeconds must be from 2 to 3600.")]
    public int LeaseSeconds { get; set; } = 180;

    /// <summary>Real seconds that stopping waits for messages on their way.</summary>
    [Range(1, 60, ErrorMessage = "Delivery:DrainSeconds must be from 1 to 60.")]
    public int DrainSeconds { get; set; } = 25;
}
