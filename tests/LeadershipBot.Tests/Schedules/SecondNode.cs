using Azure.Core;
using LeadershipBot.Storage;
using LeadershipBot.Tests.Driving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Quartz;
using Xunit;

namespace LeadershipBot.Tests.Schedules;

/// <summary>Another host of the same agency: a scheduler of its own, but the same store, calendar and Teams.</summary>
internal sealed class SecondNode(WebApplication app) : IAsyncDisposable
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<SecondNode> StartAsync(AgencyAtWork agency)
    {
        var builder = LeadershipBotHost.CreateBuilder(["--environment", "Sandbox", "--contentRoot", AppContext.BaseDirectory]);
        builder.Configuration.AddConfiguration(agency.Service<IConfiguration>());
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.Replace(ServiceDescriptor.Singleton<IEntityStore>(_ => new SharedStore(agency.Store)));
        builder.Services.Replace(ServiceDescriptor.Singleton(agency.Service<TimeProvider>()));
        builder.Services.Replace(ServiceDescriptor.Singleton(agency.Service<TokenCredential>()));
        var app = LeadershipBotHost.Build(builder);
        await app.StartAsync(Cancellation);
        return new(app);
    }

    public T Service<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Waits until none of its jobs runs or is due.</summary>
    public async Task SettleAsync()
    {
        var scheduler = await Service<ISchedulerFactory>().GetScheduler(Cancellation);
        for (var quiet = 0; quiet < 3;)
        {
            var running = await scheduler.QueryFireInstances(new FireInstanceQuery { State = FireInstanceState.Executing, Take = PagedQuery.All }, Cancellation);
            var waiting = await scheduler.QueryTriggers(new TriggerQuery { Take = PagedQuery.All }, Cancellation);
            var isBusy = running.Items.Count > 0 || waiting.Items.Any(trigger => trigger.NextFireTimeUtc <= Service<TimeProvider>().GetUtcNow());
            quiet = isBusy ? 0 : quiet + 1;
            await Task.Delay(5, Cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }

    /// <summary>The store of the first host, which closes it.</summary>
    private sealed class SharedStore(IEntityStore store) : IEntityStore
    {
        public Task CreateTableAsync(TableName table, CancellationToken cancellationToken = default) => store.CreateTableAsync(table, cancellationToken);

        public Task DropTableAsync(TableName table, CancellationToken cancellationToken = default) => store.DropTableAsync(table, cancellationToken);

        public Task<bool> TableExistsAsync(TableName table, CancellationToken cancellationToken = default) => store.TableExistsAsync(table, cancellationToken);

        public Task<Entity?> GetAsync(TableName table, string partitionKey, string rowKey, CancellationToken cancellationToken = default) =>
            store.GetAsync(table, partitionKey, rowKey, cancellationToken);

        public Task<WriteResult> InsertAsync(TableName table, Entity entity, CancellationToken cancellationToken = default) =>
            store.InsertAsync(table, entity, cancellationToken);

        public Task<WriteResult> UpsertAsync(TableName table, Entity entity, CancellationToken cancellationToken = default) =>
            store.UpsertAsync(table, entity, cancellationToken);

        public Task<WriteResult> ReplaceAsync(TableName table, Entity entity, CancellationToken cancellationToken = default) =>
            store.ReplaceAsync(table, entity, cancellationToken);

        public Task<WriteResult> DeleteAsync(TableName table, string partitionKey, string rowKey, CancellationToken cancellationToken = default) =>
            store.DeleteAsync(table, partitionKey, rowKey, cancellationToken);

        public Task<EntityPage> QueryAsync(
            TableName table, EntityRange range, int pageSize = 1000, string? continuation = null, CancellationToken cancellationToken = default) =>
            store.QueryAsync(table, range, pageSize, continuation, cancellationToken);

        public Task<BatchResult> BatchAsync(TableName table, IReadOnlyList<BatchOperation> operations, CancellationToken cancellationToken = default) =>
            store.BatchAsync(table, operations, cancellationToken);
    }
}
