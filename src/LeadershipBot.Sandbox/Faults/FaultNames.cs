namespace LeadershipBot.Sandbox.Faults;

/// <summary>What the kinds are called in JSON.</summary>
public static class FaultNames
{
    private static readonly Dictionary<TransientFault, string> Transient = new()
    {
        [TransientFault.TokenExpired] = "401",
        [TransientFault.PreconditionFailed] = "412",
        [TransientFault.TooBig] = "413",
        [TransientFault.TooManyRequests] = "429",
        [TransientFault.TooManyRequestsUntold] = "429WithoutRetryAfter",
        [TransientFault.BadGateway] = "502",
        [TransientFault.Unavailable] = "503",
        [TransientFault.GatewayTimeout] = "504",
        [TransientFault.DropBefore] = "dropBefore",
        [TransientFault.DropAfter] = "dropAfter",
        [TransientFault.Slow] = "slow",
    };

    public static IReadOnlyList<TransientFault> AllTransient { get; } = Enum.GetValues<TransientFault>();

    public static IReadOnlyList<LastingFault> AllLasting { get; } = Enum.GetValues<LastingFault>();

    public static string Of(TransientFault fault) => Transient[fault];

    public static string Of(LastingFault fault) => char.ToLowerInvariant(fault.ToString()[0]) + fault.ToString()[1..];
}
