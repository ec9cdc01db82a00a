namespace LeadershipBot.Doctor;

/// <summary>What a host answered, or why it did not.</summary>
public abstract record HttpLook
{
    private HttpLook()
    {
    }

    /// <param name="CertificateUntil">Until when the host's certificate holds; null without one.</param>
    public sealed record Answered(int Status, string Body, DateTimeOffset? CertificateUntil) : HttpLook
    {
        /// <summary>How far this machine's clock is ahead of the host's, as far as that can be told; null where it told no time.</summary>
        public TimeSpan? ClockAhead { get; init; }
    }

    public sealed record Failed(HttpTrouble Trouble, DateTimeOffset? CertificateUntil) : HttpLook;
}

public enum HttpTrouble
{
    /// <summary>No such name, or this machine can't look names up.</summary>
    UnknownName,

    NotConnected,

    TimedOut,

    /// <summary>The certificate is past its end, or not begun.</summary>
    CertificateExpired,

    /// <summary>The certificate is another host's.</summary>
    CertificateOfAnother,

    /// <summary>The certificate is from nobody who is trusted.</summary>
    CertificateUntrusted,

    /// <summary>The answer broke off or is too large.</summary>
    Broken,
}
