using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Organization;
using LeadershipBot.Preferences;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Delivery;

/// <summary>Each person's places for messages, shared by all campaigns.</summary>
public sealed class MessageBudgets(IEntityStore store, ForeseenMessages foreseen, IOptions<DeliveryOptions> options)
{
    private const string RowKey = "budget";

    /// <summary>Whether the person has a place in the week of that moment; it is taken then.</summary>
    public async Task<bool> TakeAsync(
        SendingConditions conditions, Person person, PreferencesRow wishes, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var campaign = conditions.Campaign;
        var week = MessageBudget.WeekOf(at, TimeZoneInfo.FindSystemTimeZoneById(person.TimeZone));
        IReadOnlyList<CampaignKind>? others = null;
        while (true)
        {
            var stored = await ReadAsync(person.Id, cancellationToken);
            var before = stored?.Value ?? MessageBudget.Empty;
            if (before.Holds(campaign.Id, week))
            {
                return true;
            }

            others ??= await foreseen.BeforeAsync(conditions, person, wishes, before, at, cancellationToken);
            if (before.Take(campaign.Id, campaign.Kind, week, others, options.Value.MessagesPerWeek) is not { } after)
            {
                return false;
            }

            if (await WriteAsync(person.Id, stored, after, cancellationToken))
            {
                return true;
            }
        }
    }

    public async Task GiveBackAsync(string campaignId, string personId, CancellationToken cancellationToken)
    {
        while (await ReadAsync(personId, cancellationToken) is { } stored && stored.Value.Slots.Any(slot => slot.CampaignId == campaignId))
        {
            if (await WriteAsync(personId, stored, stored.Value.GiveBack(campaignId), cancellationToken))
            {
                return;
            }
        }
    }

    private Task<Stored<MessageBudget>?> ReadAsync(string personId, CancellationToken cancellationToken) =>
        store.ReadAsync(Tables.Budgets, personId, RowKey, HostJson.Default.MessageBudget, cancellationToken);

    /// <summary>False where another campaign wrote first.</summary>
    private async Task<bool> WriteAsync(string personId, Stored<MessageBudget>? before, MessageBudget after, CancellationToken cancellationToken)
    {
        var entity = StoredJson.ToEntity(personId, RowKey, after, HostJson.Default.MessageBudget, before?.ETag ?? "");
        var written = before is null
            ? await store.InsertAsync(Tables.Budgets, entity, cancellationToken)
            : await store.ReplaceAsync(Tables.Budgets, entity, cancellationToken);
        return written.IsWritten;
    }
}
