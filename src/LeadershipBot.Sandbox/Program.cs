using System.Net.Sockets;
using LeadershipBot.Operations;
using LeadershipBot.Sandbox;

return await SandboxCommand.Create(RunAsync).Parse(args).InvokeAsync();

static async Task<int> RunAsync(SandboxOptions options, CancellationToken cancellationToken)
{
    try
    {
        await using var sandbox = await SandboxServer.StartAsync(options, cancellationToken);
        Console.WriteLine($"The sandbox is ready: {sandbox.Root}");
        Console.WriteLine("Everybody in it is invented. Press Ctrl+C to stop.");
        await sandbox.WaitForShutdownAsync(cancellationToken);
        return 0;
    }
    catch (SocketException error) when (error.SocketErrorCode == SocketError.AddressAlreadyInUse)
    {
        await Console.Error.WriteLineAsync($"Port {options.Port} is taken. Choose another with --port, or --port 0 for any free one.");
        return 1;
    }
    catch (Exception error) when (StartErrors.Describe(error) is { } description)
    {
        await Console.Error.WriteLineAsync(description);
        return 1;
    }
}
