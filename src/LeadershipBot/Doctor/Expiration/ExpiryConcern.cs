using LeadershipBot.Operations;

namespace LeadershipBot.Doctor.Expiration;

/// <summary>That something ends soon, as of the last daily look.</summary>
public sealed class ExpiryConcern(Expiries expiries, TimeProvider clock) : IConcern
{
    public string? Words => expiries.Due() is { Count: > 0 } due ? string.Join("; ", due.Select(Say)) : null;

    private string Say(Expiry expiry) => ExpiryTexts.SettingOf(expiry.What) + (expiry.DaysLeft(clock.GetUtcNow()) < 0 ? " has ended" : " ends soon");
}
