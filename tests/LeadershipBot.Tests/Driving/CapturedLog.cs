using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Tests.Driving;

/// <summary>
/// Everything the host logs, at every level and with values, exceptions and scopes: the most that an administrator
/// could turn on. Lines about requests to the sandbox's own addresses, which a deployment does not have, are left out.
/// </summary>
internal sealed class CapturedLog : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public ConcurrentQueue<string> Lines { get; } = new();

    public Action<WebApplicationBuilder> IntoHost => builder =>
    {
        builder.Logging.AddProvider(this);
        builder.Services.Configure<LoggerFilterOptions>(options =>
        {
            options.Rules.Clear();
            options.MinLevel = LogLevel.Trace;
        });
    };

    /// <summary>As one provider more, with the levels the host has.</summary>
    public Action<WebApplicationBuilder> AddedToHost => builder => builder.Logging.AddProvider(this);

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    private void Write(string category, string text)
    {
        var scopes = new List<string>();
        var isOurs = true;
        _scopes.ForEachScope(
            (scope, _) =>
            {
                var values = (scope as IEnumerable<KeyValuePair<string, object?>>)?.Select(pair => $"{pair.Key}={pair.Value}").ToList() ?? [];
                isOurs &= !values.Exists(value => value.StartsWith("RequestPath=", StringComparison.Ordinal) && !value.StartsWith("RequestPath=/api/", StringComparison.Ordinal) && value != "RequestPath=/readyz");
                scopes.Add($"{scope} {string.Join(' ', values)}");
            },
            0);
        if (isOurs && !category.StartsWith("LeadershipBot.Sandbox", StringComparison.Ordinal))
        {
            Lines.Enqueue($"{category}: {text} [{string.Join("; ", scopes)}]");
        }
    }

    private sealed class Writer(CapturedLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => log._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}")) : "";
            log.Write(category, $"{formatter(state, exception)} {values} {exception}");
        }
    }
}
