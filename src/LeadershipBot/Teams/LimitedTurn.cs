using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Store;

namespace LeadershipBot.Teams;

/// <summary>
/// A turn whose work has as long as a person in Teams waits. Sending has the turn's own time: Teams sets its pace, and what was
/// sent is answered.
/// </summary>
public sealed class LimitedTurn : ITurnContext, IDisposable
{
    private readonly ITurnContext _turn;
    private readonly CancellationToken _turnsOwn;
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _either;

    /// <param name="realTime">Measures the limit.</param>
    /// <param name="cancellationToken">Ends the whole turn.</param>
    public LimitedTurn(ITurnContext turn, TimeProvider realTime, CancellationToken cancellationToken)
    {
        _turn = turn;
        _turnsOwn = cancellationToken;
        _limit = new CancellationTokenSource(StoreHealth.Patience, realTime);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, cancellationToken);
    }

    /// <summary>For the work.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>Whether the work took too long, and not the whole turn.</summary>
    public bool IsOver => _limit.IsCancellationRequested && !_turnsOwn.IsCancellationRequested;

    public Activity Activity => _turn.Activity;

    public IDictionary<string, object> TurnState => _turn.TurnState;

    public Task<ResourceResponse> SendActivityAsync(Activity activity, CancellationToken cancellationToken = default) =>
        SendAsync(() => _turn.SendActivityAsync(activity, _turnsOwn));

    public Task<ResourceResponse> SendActivityAsync(string text, CancellationToken cancellationToken = default) =>
        SendAsync(() => _turn.SendActivityAsync(text, _turnsOwn));

    public Task<ResourceResponse> UpdateActivityAsync(Activity activity, CancellationToken cancellationToken = default) =>
        SendAsync(() => _turn.UpdateActivityAsync(activity, _turnsOwn));

    public Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default) => SendAsync(async () =>
    {
        await _turn.DeleteActivityAsync(activityId, _turnsOwn);
        return activityId;
    });

    public T? Get<T>()
        where T : class => _turn.Get<T>();

    public void Set<T>(T value)
        where T : class => _turn.Set(value);

    public void Dispose()
    {
        _either.Dispose();
        _limit.Dispose();
    }

    private async Task<T> SendAsync<T>(Func<Task<T>> send)
    {
        _limit.CancelAfter(Timeout.InfiniteTimeSpan);
        try
        {
            return await send();
        }
        finally
        {
            _limit.CancelAfter(StoreHealth.Patience);
        }
    }
}
