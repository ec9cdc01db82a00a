using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace LeadershipBot.Operations;

/// <summary>What a request may be and how long it may take, tighter than ASP.NET Core's own limits. The bot's endpoint has a limit for bodies of its own.</summary>
public static class ServerLimits
{
    public static void Apply(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestLineSize = 4 * 1024;

        // A token may have 16 KiB.
        server.Limits.MaxRequestHeadersTotalSize = 24 * 1024;
        server.Limits.MaxRequestHeaderCount = 64;
        server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        server.Limits.MaxRequestBodySize = 1024 * 1024;
        server.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1000, gracePeriod: TimeSpan.FromSeconds(5));
        server.Limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        server.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
    }
}
