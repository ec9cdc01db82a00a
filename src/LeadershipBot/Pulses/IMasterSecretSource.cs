namespace LeadershipBot.Pulses;

/// <summary>Where the master secret is kept. A version that was once given out can be read again after a newer one came.</summary>
public interface IMasterSecretSource
{
    /// <exception cref="MasterSecretException">It can't be had; the message says what to do.</exception>
    Task<MasterKey> ReadNewestAsync(CancellationToken cancellationToken);

    /// <param name="version">As <see cref="MasterKey.Version"/> said.</param>
    /// <exception cref="MasterSecretException">It can't be had; the message says what to do.</exception>
    Task<MasterKey> ReadAsync(string? version, CancellationToken cancellationToken);
}

/// <summary>The master secret can't be used; the message says what to do, and never holds any of it.</summary>
/// <param name="isLost">Whether it is gone rather than out of reach for now.</param>
public sealed class MasterSecretException(string message, bool isLost, Exception? inner = null) : Exception(message, inner)
{
    public bool IsLost { get; } = isLost;
}
