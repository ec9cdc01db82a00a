using System.ComponentModel.DataAnnotations;

namespace LeadershipBot.Seasons;

/// <summary>The practices of each quarter.</summary>
public sealed class SeasonOptions
{
    public const string Section = "Seasons";

    /// <summary>Settles which manager starts with which practice; empty for the agency's name. Stored with each order it drew.</summary>
    [MaxLength(100, ErrorMessage = "Seasons:Seed must not be longer than 100 characters.")]
    public string Seed { get; set; } = "";
}
