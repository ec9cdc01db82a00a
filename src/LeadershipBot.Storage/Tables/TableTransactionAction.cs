using Azure;

namespace LeadershipBot.Storage.Tables;

/// <summary>One operation of an entity group transaction.</summary>
public enum TableTransactionActionType
{
    /// <summary>As <see cref="TableClient.AddEntityAsync"/>.</summary>
    Add,

    /// <summary>As <see cref="TableClient.UpdateEntityAsync"/> with <see cref="TableUpdateMode.Merge"/>.</summary>
    UpdateMerge,

    /// <summary>As <see cref="TableClient.UpdateEntityAsync"/> with <see cref="TableUpdateMode.Replace"/>.</summary>
    UpdateReplace,

    /// <summary>As <see cref="TableClient.DeleteEntityAsync"/>.</summary>
    Delete,

    /// <summary>As <see cref="TableClient.UpsertEntityAsync"/> with <see cref="TableUpdateMode.Merge"/>.</summary>
    UpsertMerge,

    /// <summary>As <see cref="TableClient.UpsertEntityAsync"/> with <see cref="TableUpdateMode.Replace"/>.</summary>
    UpsertReplace,
}

/// <summary>An entity and what a transaction does with it.</summary>
/// <param name="actionType">What to do.</param>
/// <param name="entity">The entity; for a delete its keys are enough.</param>
/// <param name="etag">The version that an update or delete asks for; <see cref="ETag.All"/> or default for any.</param>
public sealed class TableTransactionAction(TableTransactionActionType actionType, TableEntity entity, ETag etag = default)
{
    /// <summary>What to do.</summary>
    public TableTransactionActionType ActionType => actionType;

    /// <summary>The entity.</summary>
    public TableEntity Entity => entity;

    /// <summary>The version asked for.</summary>
    public ETag ETag => etag;
}
