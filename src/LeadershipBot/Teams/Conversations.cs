using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.BotFramework.Connector;
using LeadershipBot.Core.Organization;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Teams;

/// <summary>Where to write to a person.</summary>
public sealed record ConversationRow(string ConversationId, string ServiceUrl);

/// <summary>The personal chat of each person, learnt when the app is installed or made at first contact.</summary>
public sealed class Conversations(IEntityStore store, ConnectorClient connector, IOptions<BotFrameworkOptions> bot)
{
    private const string RowKey = "personal";

    /// <summary>True when this chat is new to the bot.</summary>
    public async Task<bool> RememberAsync(string personId, ConversationRow conversation, CancellationToken cancellationToken)
    {
        var entity = StoredJson.ToEntity(personId, RowKey, conversation, HostJson.Default.ConversationRow);
        if ((await store.InsertAsync(Tables.Conversations, entity, cancellationToken)).IsWritten)
        {
            return true;
        }

        if (await FindAsync(personId, cancellationToken) != conversation)
        {
            await store.UpsertAsync(Tables.Conversations, entity, cancellationToken);
        }

        return false;
    }

    public Task ForgetAsync(string personId, CancellationToken cancellationToken) =>
        store.DeleteAsync(Tables.Conversations, personId, RowKey, cancellationToken);

    public async Task<ConversationRow> FindOrCreateAsync(Person person, ConnectorTries tries, CancellationToken cancellationToken)
    {
        if (await FindAsync(person.Id, cancellationToken) is { } known)
        {
            return known;
        }

        var created = await connector.CreateConversationAsync(
            bot.Value.DefaultServiceUrl,
            new ConversationParameters
            {
                IsGroup = false,
                Bot = new ChannelAccount { Id = "28:" + bot.Value.AppId },
                Members = [new ChannelAccount { Id = person.Id, AadObjectId = person.Id }],
                TenantId = bot.Value.TenantId,
                ChannelData = TeamsChannelData.ForTenant(bot.Value.TenantId),
            },
            SendPriority.Campaign,
            tries,
            cancellationToken);
        var conversation = new ConversationRow(created.Id ?? "", created.ServiceUrl ?? bot.Value.DefaultServiceUrl);
        await RememberAsync(person.Id, conversation, cancellationToken);
        return conversation;
    }

    private async Task<ConversationRow?> FindAsync(string personId, CancellationToken cancellationToken) =>
        (await store.ReadAsync(Tables.Conversations, personId, RowKey, HostJson.Default.ConversationRow, cancellationToken))?.Value;
}
