namespace LeadershipBot.Verification;

/// <summary>What would be logged, as the host's own logging decides it: every provider, every rule, whoever set it.</summary>
/// <param name="IsLogged">Whether any provider takes a line of this category and level.</param>
/// <param name="Rules">Categories for which somebody asked for more than warnings.</param>
public sealed record LogSettings(Func<string, LogLevel, bool> IsLogged, IReadOnlyList<string> Rules)
{
    /// <summary>Each of them notes requests one by one: when somebody answered, or the address of somebody's chat.</summary>
    public static readonly IReadOnlyList<string> Quiet = ["Microsoft.AspNetCore", "System.Net.Http"];

    public static readonly IReadOnlyList<string> Categories =
    [
        "Microsoft.AspNetCore",
        "Microsoft.AspNetCore.Hosting.Diagnostics",
        "Microsoft.AspNetCore.HttpLogging.HttpLoggingMiddleware",
        "Microsoft.AspNetCore.Routing.EndpointMiddleware",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.Server.Kestrel.Connections",
        "Microsoft.AspNetCore.W3CLogging",
        "System.Net.Http",
        "System.Net.Http.HttpClient.Default.LogicalHandler",
        "System.Net.Http.HttpClient.Default.ClientHandler",
    ];

    public static LogSettings Of(ILoggerFactory loggers, LoggerFilterOptions filters)
    {
        var rules = filters.Rules
            .Where(rule => rule.LogLevel < LogLevel.Warning && rule.CategoryName is { } name && Quiet.Any(quiet => name.StartsWith(quiet, StringComparison.OrdinalIgnoreCase)))
            .Select(rule => rule.CategoryName!);
        return new((category, level) => loggers.CreateLogger(category).IsEnabled(level), [.. rules.Distinct(StringComparer.OrdinalIgnoreCase)]);
    }
}
