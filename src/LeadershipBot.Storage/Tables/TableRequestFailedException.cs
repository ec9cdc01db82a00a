using Azure;

namespace LeadershipBot.Storage.Tables;

/// <summary>The service said no. <see cref="RequestFailedException.ErrorCode"/> is one of <see cref="TableErrorCode"/>, or another of the service's.</summary>
public class TableRequestFailedException : RequestFailedException
{
    /// <summary>An answer that is an error.</summary>
    /// <param name="status">HTTP's.</param>
    /// <param name="errorCode">The service's.</param>
    /// <param name="serverDate">The service's clock; null where it was not said.</param>
    /// <param name="wasRetried">Whether the request was sent more than once.</param>
    internal TableRequestFailedException(int status, string errorCode, DateTimeOffset? serverDate, bool wasRetried)
        : base(status, $"The Table service answered {status} ({errorCode}).", errorCode, innerException: null) =>
        (ServerDate, WasRetried) = (serverDate, wasRetried);

    /// <summary>What the service's clock said; null where it did not say.</summary>
    public DateTimeOffset? ServerDate { get; }

    /// <summary>
    /// Whether the request was sent more than once. Then an earlier try may have been carried out though its answer was lost, and
    /// this error may only tell of the later one.
    /// </summary>
    public bool WasRetried { get; }
}

/// <summary>A transaction failed as a whole: none of its operations was done.</summary>
public sealed class TableTransactionFailedException : TableRequestFailedException
{
    internal TableTransactionFailedException(int status, string errorCode, DateTimeOffset? serverDate, bool wasRetried, int? failedIndex)
        : base(status, errorCode, serverDate, wasRetried) => FailedTransactionActionIndex = failedIndex;

    /// <summary>The first operation that could not be done; null where the service did not say.</summary>
    public int? FailedTransactionActionIndex { get; }
}
