using System.Collections.Concurrent;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Tests.Driving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Tests.Attack;

/// <summary>The real host with its whole pipeline called without a socket. Its errors are kept.</summary>
internal sealed class InMemoryHost : IStartupFilter, ILoggerProvider
{
    private RequestDelegate _pipeline = null!;

    public ConcurrentQueue<string> Errors { get; } = new();

    public Action<WebApplicationBuilder> IntoHost => builder =>
    {
        builder.Services.AddSingleton<IStartupFilter>(this);
        builder.Logging.AddProvider(this);
    };

    /// <summary>The same where what the bot would say to people goes nowhere.</summary>
    public Action<WebApplicationBuilder> IntoSilentHost => IntoHost + (builder => builder.Services.Replace(ServiceDescriptor.Singleton<ActivitySender, Nowhere>()));

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        next(app);
        _pipeline = app.Build();
    };

    public async Task<(int Status, string Body)> PostAsync(AgencyAtWork agency, string token, ReadOnlyMemory<byte> body, string? contentType)
    {
        await using var scope = agency.Service<IServiceScopeFactory>().CreateAsyncScope();
        using var request = new MemoryStream(body.ToArray());
        using var response = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (http.Request.Method, http.Request.Scheme, http.Request.Path, http.Request.Host) = ("POST", "http", "/api/messages", new HostString("localhost"));
        (http.Request.ContentType, http.Request.ContentLength, http.Request.Body) = (contentType, body.Length, request);
        http.Request.Headers.Authorization = "Bearer " + token;
        http.Response.Body = response;
        await _pipeline(http);
        return (http.Response.StatusCode, System.Text.Encoding.UTF8.GetString(response.ToArray()));
    }

    public ILogger CreateLogger(string categoryName) => new ErrorLog(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Nowhere : ActivitySender
    {
        /// <summary>Takes what the connector's client takes.</summary>
        public override Task<ResourceResponse> SendAsync(Activity activity, CancellationToken cancellationToken) =>
            activity.Conversation?.Id is null or "" or "." or ".." || activity.ReplyToId is "." or ".."
                ? throw new InvalidOperationException("This can't be part of an address.")
                : Task.FromResult(new ResourceResponse { Id = "1" });

        public override Task<ResourceResponse> UpdateAsync(Activity activity, CancellationToken cancellationToken) => SendAsync(activity, cancellationToken);

        public override Task DeleteAsync(string serviceUrl, string conversationId, string activityId, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class ErrorLog(InMemoryHost host, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                host.Errors.Enqueue($"{category}: {formatter(state, exception)} {exception}");
            }
        }
    }
}
