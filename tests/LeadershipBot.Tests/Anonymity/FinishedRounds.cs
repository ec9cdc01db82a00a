using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Anonymity;

/// <summary>One round from opening to purge, lived once; whoever wants one that is over takes a copy.</summary>
public sealed class FinishedRounds : IAsyncLifetime
{
    private const string Over = "over";

    private readonly KeptFolders _folders = new();
    private readonly List<(TableName Table, IReadOnlyList<Entity> Rows)> _backup = [];

    public async ValueTask InitializeAsync()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        foreach (var (person, index) in agency.With("staff").Select((person, index) => (person, index)).Take(14))
        {
            await person.AnswersAsync(Items.All(2 + (index % 3)));
        }

        foreach (var table in new[] { Tables.RoundKeys(Harbor.RoundId), Tables.Ballots(Harbor.RoundId), Tables.RoundRosters })
        {
            _backup.Add((table, await agency.ReadAsync(table)));
        }

        await agency.AdvanceAsync(Harbor.Closes);
        Assert.Single(await agency.ReleasesAsync());
        await agency.StopAsync();
        _folders.Keep(agency.Folder, Over);
    }

    public ValueTask DisposeAsync()
    {
        _folders.Dispose();
        return ValueTask.CompletedTask;
    }

    internal async Task<FinishedRound> TakeAsync() => new(await AgencyAtWork.StartHarborAsync(_folders.CopyOf(Over)), _backup);
}
