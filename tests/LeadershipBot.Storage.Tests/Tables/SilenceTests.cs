using System.Diagnostics;
using System.Reflection;
using Azure.Core;
using LeadershipBot.Storage.Tests.Service;

namespace LeadershipBot.Storage.Tests.Tables;

[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>Whoever listens to this process while ballots are written hears neither which row nor which table.</summary>
[Collection(nameof(Alone))]
public sealed class SilenceTests
{
    [Fact]
    public async Task Nothing_that_can_be_listened_to_tells_of_a_row_or_a_table()
    {
        await using var on = await StoreOnService.StartAsync();
        using var listening = new Listening();
        using var activities = new ActivitySource("LeadershipBot.Storage.Tests");
        using (activities.StartActivity("a turn"))
        {
            await BallotsAsync(on);
        }

        // What the service of the tests itself says is not the store's. And .NET has sources for its own makers, which dump every
        // byte of every connection: whoever may switch those on may read the process's memory as well.
        string[] others = ["Microsoft.AspNetCore", "Microsoft-AspNetCore", "Kestrel", "Microsoft-Extensions", "Private.InternalDiagnostics."];
        var said = listening.Heard.Where(line => !others.Any(other => line[..line.IndexOf(':', StringComparison.Ordinal)].Contains(other, StringComparison.Ordinal))).ToList();
        Assert.Contains(said, line => line.StartsWith("meter System.Net.Http", StringComparison.Ordinal));
        Assert.Contains(said, line => line.Contains("events System.Net.Http: ", StringComparison.Ordinal));
        string[] secrets = [StoreOnService.Row, StoreOnService.Partition, StoreOnService.TableText, "a-secret-body", "PartitionKey", "/agency"];
        Assert.Equal("", string.Join('\n', said.Where(line => secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal))).Distinct()));
    }

    [Fact]
    public async Task No_request_carries_a_trace()
    {
        await using var on = await StoreOnService.StartAsync();
        using var listening = new Listening();
        using var activities = new ActivitySource("LeadershipBot.Storage.Tests");
        using (activities.StartActivity("a turn"))
        {
            await BallotsAsync(on);
        }

        string[] traces = ["traceparent", "tracestate", "baggage", "Request-Id", "Correlation-Context"];
        Assert.Empty(on.Service.Requests.SelectMany(request => request.Headers).Where(header => traces.Contains(header.Key, StringComparer.OrdinalIgnoreCase)));
        Assert.DoesNotContain(on.Service.Requests, request => request.Headers.ContainsKey("User-Agent"));
    }

    [Fact]
    public void Nobody_can_hand_the_store_another_client()
    {
        Type[] harmless = [typeof(string), typeof(Uri), typeof(TokenCredential), typeof(CancellationToken), typeof(int)];
        var store = typeof(AzureTableEntityStore);
        const BindingFlags Mine = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

        Assert.True(store.IsSealed);
        Assert.Empty(store.GetProperties(Mine));
        Assert.Empty(store.GetFields(Mine));
        Assert.All(
            store.GetConstructors().Cast<MethodBase>().Concat(store.GetMethods(Mine)).SelectMany(method => method.GetParameters()),
            parameter => Assert.True(
                harmless.Contains(parameter.ParameterType) || typeof(IEntityStore).GetMethods().SelectMany(method => method.GetParameters()).Any(known => known.ParameterType == parameter.ParameterType),
                $"{parameter.Member.Name} takes a {parameter.ParameterType.Name}."));
    }

    private static async Task BallotsAsync(StoreOnService on)
    {
        const string Body = "\"a-secret-body\"";
        on.Service.Faults.Add(Fault.Busy());
        Assert.True((await on.InsertAsync(Body)).IsWritten);
        on.Service.Faults.Add(new Fault.Cut(AfterTheWork: true));
        Assert.True((await on.Table.UpsertAsync(StoreOnService.Row, Body, StoreOnService.Partition)).IsWritten);
        Assert.Equal(Body, await on.BodyAsync());
        Assert.Single(await on.Table.AllAsync(new EntityRange(StoreOnService.Partition, StoreOnService.Row)));
        Assert.Equal(WriteOutcome.AlreadyExists, (await on.InsertAsync(Body)).Outcome);
        await on.Table.BatchAsync(new BatchOperation(BatchAction.Upsert, new Entity(StoreOnService.Partition, StoreOnService.Row, Body)));
        on.Service.Faults.Add(Fault.TimedOut, times: 4);
        await Assert.ThrowsAsync<EntityStoreException>(() => on.Table.UpsertAsync(StoreOnService.Row, Body, StoreOnService.Partition));
        on.Service.Settings.Refuses = Refusal.Disabled;
        await Assert.ThrowsAsync<EntityStoreException>(() => on.InsertAsync(Body));
        on.Service.Settings.Refuses = Refusal.None;
        await on.Table.DropAsync();
    }
}
