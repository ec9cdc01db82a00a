using Azure.Core;
using Azure.Identity;

namespace LeadershipBot.BotFramework.Tests.Connector;

/// <summary>Issues token-1, token-2, …</summary>
public sealed class FakeCredential(TimeProvider? time = null) : TokenCredential
{
    private int _issued;

    public int Issued => Volatile.Read(ref _issued);

    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);

    public Exception? Failure { get; set; }

    /// <summary>How many it issues before it fails.</summary>
    public int Most { get; set; } = int.MaxValue;

    public Task Gate { get; set; } = Task.CompletedTask;

    public IReadOnlyList<string> Scopes { get; private set; } = [];

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        await Gate;
        if (Failure is not null)
        {
            throw Failure;
        }

        if (Issued >= Most)
        {
            throw new AuthenticationFailedException("No more.");
        }

        Scopes = requestContext.Scopes;
        return new AccessToken($"token-{Interlocked.Increment(ref _issued)}", (time ?? TimeProvider.System).GetUtcNow() + Lifetime);
    }
}
