using LeadershipBot.Core.Organization;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Preferences;

public sealed class PreferencesTable(IEntityStore store)
{
    private const string RowKey = "preferences";

    public async Task<PreferencesRow> ReadAsync(string personId, CancellationToken cancellationToken) =>
        (await store.ReadAsync(Tables.Preferences, personId, RowKey, HostJson.Default.PreferencesRow, cancellationToken))?.Value
        ?? PreferencesRow.Default;

    public Task SaveAsync(string personId, PreferencesRow preferences, CancellationToken cancellationToken) =>
        store.UpsertAsync(
            Tables.Preferences, StoredJson.ToEntity(personId, RowKey, preferences, HostJson.Default.PreferencesRow), cancellationToken);

    public async Task<Language> LanguageOfAsync(Person person, CancellationToken cancellationToken) =>
        (await ReadAsync(person.Id, cancellationToken)).Language ?? person.Language;
}
