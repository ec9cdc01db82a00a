namespace LeadershipBot.Core.Actions;

/// <summary>An administrator's word that the next round opens although nobody was told what the last one said. Staff are shown the reason.</summary>
/// <param name="RoundId">The last round.</param>
/// <param name="Reason">Why: <see cref="IsReason"/>.</param>
/// <param name="By">The Entra object id of the administrator.</param>
/// <param name="At">When.</param>
public sealed record GateOverride(string RoundId, string Reason, string By, DateTimeOffset At)
{
    /// <summary>The fewest letters and digits of a reason.</summary>
    public const int MinReason = 10;

    /// <summary>The most characters of a reason.</summary>
    public const int MaxReason = 300;

    /// <summary>Whether a text, cleaned, says enough to be one and is not too long.</summary>
    public static bool IsReason(string text) => FreeText.Letters(text) >= MinReason && text.Length <= MaxReason;
}

/// <summary>Whether a program's next round may open.</summary>
public abstract record RoundGate
{
    private RoundGate()
    {
    }

    /// <summary>Since when it may; null where it was never shut, or still is.</summary>
    public virtual DateTimeOffset? Since => null;

    /// <summary>It may: everybody was told, or there is nothing to tell.</summary>
    /// <param name="At">When everybody was told, or an administrator opened it before that; null where there is nothing to tell.</param>
    public sealed record Open(DateTimeOffset? At = null) : RoundGate
    {
        /// <inheritdoc/>
        public override DateTimeOffset? Since => At;
    }

    /// <summary>It may, because an administrator said so.</summary>
    /// <param name="Override">The reason, which staff are shown.</param>
    public sealed record Overridden(GateOverride Override) : RoundGate
    {
        /// <inheritdoc/>
        public override DateTimeOffset? Since => Override.At;
    }

    /// <summary>It may not: staff said something and were not told what was heard.</summary>
    /// <param name="RoundId">The round that waits to be answered.</param>
    public sealed record Shut(string RoundId) : RoundGate;

    /// <summary>Decides from the program's last round.</summary>
    /// <param name="lastRound">Its last round that has a release; null where there was none.</param>
    /// <param name="showsAgency">Whether that release shows anything of the agency as a whole.</param>
    /// <param name="toldAt">When everybody was told what was heard; null where they were not.</param>
    /// <param name="override">An administrator's word, if there is one. Once everybody is told it is of no more use.</param>
    public static RoundGate Of(string? lastRound, bool showsAgency, DateTimeOffset? toldAt, GateOverride? @override) =>
        lastRound is null || !showsAgency ? new Open()
        : toldAt is { } told ? new Open(@override?.At < told ? @override.At : told)
        : @override is not null ? new Overridden(@override)
        : new Shut(lastRound);
}
