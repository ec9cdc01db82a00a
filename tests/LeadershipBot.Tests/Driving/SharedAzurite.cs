using System.Collections.Concurrent;
using System.Globalization;
using LeadershipBot.Sandbox;
using LeadershipBot.Tests.Driving;
using Xunit;

[assembly: AssemblyFixture(typeof(SharedAzurite))]

namespace LeadershipBot.Tests.Driving;

/// <summary>One Azurite for all tests of the suite that want one, started by the first; each host has an account of its own in it.</summary>
public sealed class SharedAzurite : IAsyncDisposable
{
    private const int Accounts = 40;

    private static readonly Lazy<Task<AzuriteProcess>> Started = new(() => AzuriteProcess.StartAsync(accounts: Enumerable.Range(0, Accounts).Select(NameOf)));
    private static readonly ConcurrentDictionary<string, Lazy<string>> Taken = new(StringComparer.Ordinal);
    private static int _next;

    /// <summary>The connection string of a host's account: the same one whenever it starts on that folder.</summary>
    internal static async Task<string> ConnectionOfAsync(string folder)
    {
        var azurite = await Started.Value;
        return azurite.ConnectionStringOf(Taken.GetOrAdd(folder, _ => new(() => NameOf(Interlocked.Increment(ref _next) - 1))).Value);
    }

    public async ValueTask DisposeAsync()
    {
        if (Started.IsValueCreated)
        {
            await (await Started.Value).DisposeAsync();
        }
    }

    private static string NameOf(int number) =>
        number < Accounts ? string.Create(CultureInfo.InvariantCulture, $"agency{number:d2}") : throw new InvalidOperationException("More hosts than accounts: raise the number.");
}
