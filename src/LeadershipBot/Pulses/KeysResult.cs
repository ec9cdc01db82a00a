using System.Security.Cryptography;

namespace LeadershipBot.Pulses;

/// <summary>What reading a round's keys gave.</summary>
public abstract record KeysResult<TKeys>
{
    private KeysResult()
    {
    }

    public sealed record Keys(TKeys Value) : KeysResult<TKeys>;

    /// <summary>They are gone or can't be unwrapped. That a vault is out of reach for now is an exception instead.</summary>
    /// <param name="Reason">Whole sentences: what is missing, and where it is known what to do.</param>
    public sealed record Missing(string Reason) : KeysResult<TKeys>;
}

/// <summary>What answering needs: the secret for respondent keys, and the public key.</summary>
public sealed class IntakeKeys(byte[] secret, byte[] publicKey) : IDisposable
{
    public byte[] Secret => secret;

    public byte[] PublicKey => publicKey;

    public void Dispose() => CryptographicOperations.ZeroMemory(secret);
}

/// <summary>What only closing needs: the private key that opens ballots, and the secret for respondent keys.</summary>
public sealed class CountingKeys(ECDiffieHellman privateKey, byte[] secret) : IDisposable
{
    public ECDiffieHellman PrivateKey => privateKey;

    public byte[] Secret => secret;

    public void Dispose()
    {
        privateKey.Dispose();
        CryptographicOperations.ZeroMemory(secret);
    }
}
