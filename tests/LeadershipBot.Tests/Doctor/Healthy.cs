using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Teams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace LeadershipBot.Tests.Doctor;

/// <summary>What a bot leaves that has run for a while.</summary>
internal static class Healthy
{
    /// <summary>A store with a chat of everybody.</summary>
    public static async Task MakeChatsAsync(Patient patient)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var store = new SqliteEntityStore(patient.DataPath);
        await new OpenStore(store, Options.Create(new StoreOptions { DataDirectory = patient.DataPath }), NullLogger<OpenStore>.Instance).RunAsync(cancellation);
        foreach (var id in (await File.ReadAllLinesAsync(patient.RosterPath, cancellation)).Skip(1).Select(line => line.Split(',')[0]))
        {
            var row = StoredJson.ToEntity(id, "personal", new ConversationRow("chat", "https://smba.trafficmanager.net/teams/"), HostJson.Default.ConversationRow);
            await store.UpsertAsync(Tables.Conversations, row, cancellation);
        }
    }
}
