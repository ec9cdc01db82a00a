using LeadershipBot;
using LeadershipBot.Sandbox;
using LeadershipBot.Sandbox.Clock;
using LeadershipBot.Tests.Driving;
using LeadershipBot.Victim;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

// The real host in a process of its own, to be killed by itself at one write of the store. Usage: FOLDER, with roster.csv
// and programs.yaml in it. It prints its address; a line such as "after replace Rounds 2" on its input then says where it
// is to die, counting from that moment. When its input ends, it ends.
WatchedStore store = null!;
var host = SandboxHost.LeadershipBot with
{
    Build = builder =>
    {
        builder.Logging.ClearProviders();
        WatchedStore.Into(watched => store = watched)(builder);
        return LeadershipBotHost.Build(builder);
    },
};
var options = new SandboxOptions
{
    RosterFile = Path.Combine(args[0], "roster.csv"),
    ProgramFile = Path.Combine(args[0], "programs.yaml"),
    DataDirectory = Path.Combine(args[0], "data"),
    Port = 0,
    StaffAnswer = false,
};
await using var server = await SandboxServer.StartAsync(options, host);
Console.WriteLine(server.Root);
while (await Console.In.ReadLineAsync() is { } line)
{
    new SuddenDeath(line, server.Services.GetRequiredService<SandboxClock>(), options.DataDirectory).Await(store);
    Console.WriteLine("armed");
}
