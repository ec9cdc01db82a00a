using System.Globalization;
using LeadershipBot.Benchmarks.TableStorage;
using LeadershipBot.Sandbox;
using LeadershipBot.Storage;

namespace LeadershipBot.Benchmarks;

/// <summary>The store on Table Storage beside Microsoft's own client, on the same emulator, in turn.</summary>
internal static class TablesBenchmark
{
    private const int AtOnce = 16;
    private const int Slices = 3;

    /// <summary>Point reads before anything is measured: .NET compiles what is used much a second and a third time.</summary>
    private const int WarmUp = 60_000;

    /// <summary>For each kind of work, how much of it takes a few seconds.</summary>
    private static readonly (string Operation, string What, int Count, int AtOnce)[] Kinds =
    [
        ("insert", "inserts", 6_000, AtOnce),
        ("upsert", "upserts", 6_000, AtOnce),
        ("read", "point reads", 6_000, AtOnce),
        ("transaction", "transactions of 100 rows", 200, 4),
        ("query", "queries of 10,000 rows", 10, 1),
    ];

    public static async Task<IReadOnlyList<Row>> RunAsync()
    {
        await AzuritePackages.InstallAsync(Console.Error.WriteLine);
        await using var azurite = await AzuriteProcess.StartAsync();
        using var store = new AzureTableEntityStore(azurite.ConnectionString);
        using var peer = await TablePeer.StartAsync(azurite.ConnectionString);
        var ours = new TableLoad(store);
        await WarmUpAsync(store, ours, peer);
        var rows = new List<Row>();
        foreach (var kind in Kinds)
        {
            var (us, them) = await MeasureAsync(store, ours, peer, kind);
            rows.Add(Describe(kind, us, them));
        }

        return [.. rows, .. TableAllocations.Measure()];
    }

    private static async Task WarmUpAsync(AzureTableEntityStore store, TableLoad ours, TablePeer peer)
    {
        var table = TableName.Lasting("warmup");
        await store.CreateTableAsync(table);
        await ours.RunAsync(new("insert", table.Value, 0, 1_000, AtOnce));
        for (var round = 0; round < WarmUp / 1_000; round++)
        {
            await ours.RunAsync(new("read", table.Value, 0, 1_000, AtOnce));
            await peer.RunAsync(new("read", table.Value, 0, 1_000, AtOnce));
        }

        await store.DropTableAsync(table);
    }

    /// <summary>Each client has tables of its own, so that neither works in what the other left; the first slice warms up.</summary>
    private static async Task<(TableCost Us, TableCost Them)> MeasureAsync(
        AzureTableEntityStore store, TableLoad ours, TablePeer peer, (string Operation, string What, int Count, int AtOnce) kind)
    {
        var (us, them) = (new TableCost(0, 0), new TableCost(0, 0));
        var (ownTable, peerTable) = (TableName.Lasting($"own{kind.Operation}"), TableName.Lasting($"peer{kind.Operation}"));
        foreach (var table in new[] { ownTable, peerTable })
        {
            await store.CreateTableAsync(table);
            if (kind.Operation == "query")
            {
                await ours.FillForQueryAsync(table);
            }
            else if (kind.Operation == "read")
            {
                await ours.RunAsync(new("insert", table.Value, 0, kind.Count * (Slices + 1), AtOnce));
            }
        }

        for (var slice = 0; slice <= Slices; slice++)
        {
            var ownCost = await ours.RunAsync(new(kind.Operation, ownTable.Value, slice * kind.Count, kind.Count, kind.AtOnce));
            var peerCost = await peer.RunAsync(new(kind.Operation, peerTable.Value, slice * kind.Count, kind.Count, kind.AtOnce));
            if (slice > 0)
            {
                (us, them) = (us + ownCost, them + peerCost);
            }
        }

        await store.DropTableAsync(ownTable);
        await store.DropTableAsync(peerTable);
        return (us, them);
    }

    private static Row Describe((string Operation, string What, int Count, int AtOnce) kind, TableCost us, TableCost them)
    {
        double count = kind.Count * Slices;
        return new(
            $"Table Storage, {kind.What}",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{count / us.Seconds:N0}/s against {count / them.Seconds:N0}/s ({them.Seconds / us.Seconds:0.0} ×); {us.Cpu / count * 1000:0.00} ms of client CPU against {them.Cpu / count * 1000:0.00} ms ({us.Cpu / them.Cpu:0.00} ×)"),
            "≥ 1 × the operations, ≤ 0.5 × the CPU",
            $"{kind.AtOnce} at once, {Slices} × {kind.Count} in turn with @azure/data-tables 13.3.2 on the same Azurite 3.37.0, which is the ceiling");
    }
}
