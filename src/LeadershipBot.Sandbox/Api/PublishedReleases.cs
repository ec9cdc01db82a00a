using System.Text.Json;

namespace LeadershipBot.Sandbox.Api;

/// <summary>The one place where the sandbox asks the host for its releases, as a leader may see them.</summary>
internal static class PublishedReleases
{
    public static Task<IReadOnlyList<JsonElement>> ReadAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        _ = services;
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<JsonElement>>([]);
    }
}
