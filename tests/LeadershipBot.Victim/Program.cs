using LeadershipBot;
using LeadershipBot.Sandbox;
using LeadershipBot.Sandbox.Clock;
using LeadershipBot.Storage;
using LeadershipBot.Storage.Sqlite;
using LeadershipBot.Tests.Driving;
using LeadershipBot.Victim;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

// The real host several times over in a process of its own, to be killed by itself once each has come to one write of its
// store. Usage: FOLDER STEP, once for each, with roster.csv and programs.yaml in the folder and a step such as
// "after replace Rounds 2", counted from the moment the host has started. It prints the address of each, in this order.
// When its input ends, it ends.

// Whoever comes to a store that takes nothing any more keeps a thread; the other hosts need theirs.
ThreadPool.SetMinThreads(500, 500);
using var steps = new CountdownEvent(args.Length / 2);
var servers = await Task.WhenAll(args.Chunk(2).Select(life => StartAsync(life[0], life[1])));
foreach (var server in servers)
{
    Console.WriteLine(server.Root);
}

await Console.In.ReadLineAsync();
foreach (var server in servers)
{
    await server.DisposeAsync();
}

async Task<SandboxServer> StartAsync(string folder, string step)
{
    WatchedStore store = null!;
    var host = SandboxHost.LeadershipBot with
    {
        Build = builder =>
        {
            builder.Logging.ClearProviders();
            WatchedStore.Into(watched => store = watched, OpenForGood)(builder);
            return LeadershipBotHost.Build(builder);
        },
    };
    var options = new SandboxOptions
    {
        RosterFile = Path.Combine(folder, "roster.csv"),
        ProgramFile = Path.Combine(folder, "programs.yaml"),
        DataDirectory = Path.Combine(folder, "data"),
        Port = 0,
        StaffAnswer = false,
    };
    var server = await SandboxServer.StartAsync(options, host);
    new SuddenDeath(step, server.Services.GetRequiredService<SandboxClock>(), options.DataDirectory, steps).Await(store);
    return server;
}

// While a store waits for the others to come to their steps, its log stays as that write left it.
static SqliteEntityStore OpenForGood(string directory) => new(directory, new SqliteTuning { IdleBeforeErasing = TimeSpan.FromHours(1) });
