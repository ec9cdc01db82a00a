using System.CommandLine;
using System.Net.Sockets;
using LeadershipBot.Operations;
using LeadershipBot.Sandbox;

return await SandboxCommand.Create(
    (options, cancellationToken) => RunAsync(options, async () =>
    {
        await using var sandbox = await SandboxServer.StartAsync(options, cancellationToken);
        Console.WriteLine($"The sandbox is ready: {sandbox.Root}");
        Console.WriteLine("Everybody in it is invented. Press Ctrl+C to stop.");
        await sandbox.WaitForShutdownAsync(cancellationToken);
    }),
    (teams, options, cancellationToken) => RunAsync(options, async () =>
    {
        await using var bot = await SandboxBot.StartAsync(teams, options, cancellationToken: cancellationToken);
        Console.WriteLine($"The bot is ready: {bot.Root}");
        await bot.WaitForShutdownAsync(cancellationToken);
    })).Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null }); // Signals are the hosts'.

static async Task<int> RunAsync(SandboxOptions options, Func<Task> serve)
{
    try
    {
        if (options.Store == SandboxStore.Azurite)
        {
            await AzuritePackages.InstallAsync(Console.WriteLine);
        }

        await serve();
        return 0;
    }
    catch (SocketException error) when (error.SocketErrorCode == SocketError.AddressAlreadyInUse)
    {
        await Console.Error.WriteLineAsync($"Port {options.Port} is taken. Choose another with --port, or --port 0 for any free one.");
        return 1;
    }
    catch (AzuriteException error)
    {
        await Console.Error.WriteLineAsync(error.Message);
        return 1;
    }
    catch (Exception error) when (StartErrors.Describe(error) is { } description)
    {
        await Console.Error.WriteLineAsync(description);
        return 1;
    }
}
