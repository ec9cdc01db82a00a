using System.Collections.Concurrent;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.BadInput;

/// <summary>Harbor County with a round open, everything logged and the store watched.</summary>
public sealed class WatchedHarbor : IAsyncLifetime
{
    private readonly CapturedLog _log = new();
    private ConcurrentQueue<StoreChange> _changes = [];

    internal AgencyAtWork Agency { get; private set; } = null!;

    internal Wire Wire => new(Agency);

    public async ValueTask InitializeAsync()
    {
        Agency = await AgencyAtWork.StartHarborAsync(change: builder =>
        {
            _log.IntoHost(builder);
            WatchedStore.Into(watched => _changes = watched.Changes)(builder);
        });
        await Agency.AdvanceAsync(Harbor.OpensInBothZones);
        _changes.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await Agency.DisposeAsync();
        _log.Dispose();
    }

    /// <summary>Fails if anything was stored or anybody was named in a log since the round opened.</summary>
    internal void CheckNothingStoredAndNobodyNamed()
    {
        Assert.Empty(_changes);
        var personal = Agency.People.Select(person => person.Id)
            .Concat(Agency.Chats.SelectMany(chat => new[] { chat.ConversationId, chat.UserId }))
            .Append("larkspur").ToList();
        Assert.DoesNotContain(_log.Lines, line => personal.Exists(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }
}
