using Microsoft.Data.Sqlite;

namespace LeadershipBot.Storage.Sqlite;

/// <summary>A write on its way into a group.</summary>
/// <param name="erases">Whether it is acknowledged only when what it deleted has left the log too.</param>
internal abstract class PendingWrite(bool erases)
{
    public bool Erases => erases;

    /// <summary>Does the work inside the group's transaction; an error of its own stays its own while the transaction lives.</summary>
    public abstract void Run(SqliteWrites writes, SqliteConnection connection);

    /// <summary>Hands the caller the outcome, once it is durable.</summary>
    public abstract void Acknowledge();

    /// <summary>Hands the caller the error that stopped the group.</summary>
    public abstract void Fail(Exception error);
}

/// <inheritdoc cref="PendingWrite"/>
internal sealed class PendingWrite<T>(Func<SqliteWrites, T> work, bool erases, CancellationToken cancellationToken) : PendingWrite(erases)
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    public Task<T> Completion => _completion.Task;

    public override void Run(SqliteWrites writes, SqliteConnection connection)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            _completion.SetCanceled(cancellationToken);
            return;
        }

        try
        {
            _result = work(writes);
        }
        catch (SqliteException error) when (connection.InTransaction())
        {
            _completion.SetException(error);
        }
    }

    public override void Acknowledge() => _completion.TrySetResult(_result);

    public override void Fail(Exception error) => _completion.TrySetException(error);
}
