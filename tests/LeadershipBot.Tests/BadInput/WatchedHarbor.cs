using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.BadInput;

/// <summary>Harbor County with a round open, everything logged and the store watched.</summary>
public sealed class WatchedHarbor : IAsyncLifetime
{
    private readonly CapturedLog _log = new();
    private WatchedStore _store = null!;

    internal AgencyAtWork Agency { get; private set; } = null!;

    internal Wire Wire => new(Agency);

    public async ValueTask InitializeAsync()
    {
        Agency = await AgencyAtWork.StartHarborAsync(change: builder =>
        {
            _log.IntoHost(builder);
            WatchedStore.Into(watched => _store = watched)(builder);
        });
        await Agency.AdvanceAsync(Harbor.OpensInBothZones);
        _store.Changes.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await Agency.DisposeAsync();
        _log.Dispose();
    }

    /// <summary>Fails if anything was stored or anybody was named in a log since the round opened.</summary>
    internal void CheckNothingStoredAndNobodyNamed()
    {
        Assert.Empty(_store.Changes);
        var personal = Agency.People.Select(person => person.Id)
            .Concat(Agency.Chats.SelectMany(chat => new[] { chat.ConversationId, chat.UserId }))
            .Append("larkspur").ToList();
        Assert.Empty(_log.Lines.Where(line => personal.Exists(word => line.Contains(word, StringComparison.OrdinalIgnoreCase))));
    }
}
