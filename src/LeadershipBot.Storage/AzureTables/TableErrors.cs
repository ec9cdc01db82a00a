using System.Globalization;
using System.Text.Json;
using Azure;
using LeadershipBot.Storage.Tables;

namespace LeadershipBot.Storage.AzureTables;

/// <summary>The edge where the service's and the network's errors become outcomes or <see cref="EntityStoreException"/>.</summary>
/// <param name="setting">The setting that names the account.</param>
/// <param name="account">The account's address.</param>
internal sealed class TableErrors(string setting, Uri account)
{
    /// <summary>The service refuses signatures of another date than its own, give or take 15 minutes; what is much less is not the reason.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(10);

    /// <summary>What an error means for a write, where it is an expected outcome.</summary>
    public static WriteOutcome? OutcomeOf(TableRequestFailedException error) => error.ErrorCode switch
    {
        TableErrorCode.EntityAlreadyExists => WriteOutcome.AlreadyExists,
        TableErrorCode.UpdateConditionNotSatisfied => WriteOutcome.ETagMismatch,
        TableErrorCode.ResourceNotFound or TableErrorCode.EntityNotFound => WriteOutcome.NotFound,
        TableErrorCode.TableNotFound or TableErrorCode.TableBeingDeleted => WriteOutcome.TableNotFound,
        _ => null,
    };

    /// <summary>The call's result, or what went wrong in words.</summary>
    public async Task<T> GuardAsync<T>(Task<T> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call;
        }
        catch (TableRequestFailedException error)
        {
            var (problem, reason) = Explain(error);
            throw new EntityStoreException(problem, reason, error);
        }
        catch (Exception error) when (error is JsonException or InvalidDataException or FormatException)
        {
            throw new EntityStoreException(
                StoreProblem.Unavailable, $"What answered at {account.Host} is not the Table service, or its answer broke off. Check {setting}, and what stands between.", error);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && error is RequestFailedException or AggregateException or OperationCanceledException)
        {
            throw IsUnknownHost(error)
                ? new EntityStoreException(
                    StoreProblem.NotFound, $"There is no storage account at {account.Host}, or this machine can't look names up. Check {setting} and the network.", error)
                : new EntityStoreException(
                    StoreProblem.Unavailable, $"The storage account at {account.Host} does not answer. Check {setting}, the account's firewall and the network.", error);
        }
    }

    /// <summary>What a row that can't be read means.</summary>
    public EntityStoreException Unreadable(string table, bool isNewer) => isNewer
        ? new(StoreProblem.NewerVersion, $"The table {table} of the account in {setting} holds rows that a newer version of the bot wrote. Run that version again.")
        : new(StoreProblem.Unreadable, $"The table {table} of the account in {setting} holds rows that the bot did not write. Find out who did, and remove them.");

    private (StoreProblem Problem, string Message) Explain(TableRequestFailedException error) => error switch
    {
        { ErrorCode: TableErrorCode.AuthenticationFailed, ServerDate: { } server } when TimeProvider.System.GetUtcNow() - server is var off && off.Duration() > ClockTolerance => (
            StoreProblem.Refused,
            string.Create(CultureInfo.InvariantCulture, $"This machine's clock is {off.Duration().TotalMinutes:F0} minutes {(off > TimeSpan.Zero ? "ahead of" : "behind")} the storage account's, so that the account in {setting} refuses its requests. Set the clock.")),
        { ErrorCode: TableErrorCode.AuthenticationFailed or TableErrorCode.InvalidAuthenticationInfo } or { Status: 401 } => (
            StoreProblem.Refused, $"The storage account at {account.Host} refuses what this process shows. {WhatToShow}"),
        { ErrorCode: TableErrorCode.KeyBasedAuthenticationNotPermitted } => (
            StoreProblem.Refused, $"The storage account at {account.Host} takes no keys. Remove Storage:ConnectionString, set Storage:AccountUri, and give the bot's identity the role \"Storage Table Data Contributor\"."),
        { ErrorCode: TableErrorCode.AccountIsDisabled } => (
            StoreProblem.Refused, $"The storage account at {account.Host} is switched off. Look at its subscription, or set another in {setting}."),
        { ErrorCode: TableErrorCode.InsufficientAccountPermissions } => (
            StoreProblem.ReadOnly, $"The storage account at {account.Host} can't be written now: it is read-only or being moved. Look at its state, or set another in {setting}."),
        { ErrorCode: TableErrorCode.TableBeingDeleted } => (
            StoreProblem.Unavailable, $"A table of the account in {setting} is still being deleted, and its name is free in a minute or two."),
        { Status: 403 } => (
            StoreProblem.Refused, $"The storage account at {account.Host} gives this process no leave. Give the bot's identity the role \"Storage Table Data Contributor\" on it, look at its firewall, and check {setting}."),
        { Status: 507 } or { ErrorCode: "AccountCapacityExceeded" or "InsufficientStorage" } => (
            StoreProblem.Full, $"The storage account at {account.Host} is full. Make room in it, or set another in {setting}."),
        { Status: 408 or 429 or >= 500 } => (
            StoreProblem.Unavailable, $"The storage account at {account.Host} can't keep up or is out of order ({error.ErrorCode}). This passes; if it does not, look at {setting} and the account's health."),
        _ => (
            StoreProblem.Unavailable, $"What answered at {account.Host} is not the Table service as the bot knows it ({error.Status}, {error.ErrorCode}). Check {setting}, and what stands between."),
    };

    private string WhatToShow => setting == "Storage:AccountUri"
        ? "Give the bot's identity the role \"Storage Table Data Contributor\" on the account in Storage:AccountUri, and check that both are in one tenant."
        : "Its key was changed, or Storage:ConnectionString is another account's: copy the connection string again.";

    private static bool IsUnknownHost(Exception error) =>
        error is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError }
        || (error is AggregateException several ? several.InnerExceptions.Any(IsUnknownHost) : error.InnerException is { } inner && IsUnknownHost(inner));
}
