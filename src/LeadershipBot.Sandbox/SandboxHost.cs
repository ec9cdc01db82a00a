namespace LeadershipBot.Sandbox;

/// <summary>The bot put into the sandbox, in the two steps of its start between which the sandbox registers itself.</summary>
public sealed record SandboxHost(
    Func<string[], WebApplicationBuilder> CreateBuilder, Func<WebApplicationBuilder, WebApplication> Build)
{
    /// <summary>The host that runs in production.</summary>
    public static SandboxHost LeadershipBot { get; } = new(LeadershipBotHost.CreateBuilder, LeadershipBotHost.Build);
}
