using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Operations;
using LeadershipBot.Delivery;
using LeadershipBot.Pulses;
using LeadershipBot.Sandbox.Clock;
using LeadershipBot.Schedules;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Xunit;

namespace LeadershipBot.Tests.Anonymity;

/// <summary>A round that is over, what a backup of its open days held, and everybody who tries to bring it back.</summary>
internal sealed class FinishedRound(AgencyAtWork agency, IReadOnlyList<(TableName Table, IReadOnlyList<Entity> Rows)> backup)
{
    private static readonly string[] Keys = ["North1", "Admin"];

    public AgencyAtWork Agency { get; private set; } = agency;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What is published and what the next round needs of it, byte for byte and with versions.</summary>
    public async Task<IReadOnlyList<string>> ReadPublishedAsync() =>
        [.. (await Agency.ReadAsync(Tables.Releases)).Concat(await Agency.ReadAsync(Tables.PublishedGroups))
            .Select(row => $"{row.PartitionKey} {row.RowKey} {row.ETag} {row.Body}")];

    public async Task<string> ReadRowAsync()
    {
        var row = (await Agency.Store.GetAsync(Tables.Rounds, "round", Harbor.RoundId, Cancellation))!;
        return $"{row.ETag} {row.Body}";
    }

    /// <summary>Whether anything to take ballots with is there.</summary>
    public async Task<bool> HasTablesAsync() =>
        await Agency.Store.TableExistsAsync(Tables.Ballots(Harbor.RoundId), Cancellation)
        || await Agency.Store.TableExistsAsync(Tables.RoundKeys(Harbor.RoundId), Cancellation);

    /// <summary>Somebody puts the backup of the open days back.</summary>
    /// <param name="only">All of it, or this table only.</param>
    public async Task RestoreBackupAsync(TableName? only = null)
    {
        foreach (var (table, rows) in backup.Where(kept => only is null || kept.Table == only))
        {
            await Agency.Store.CreateTableAsync(table, Cancellation);
            foreach (var row in rows)
            {
                Assert.True((await Agency.Store.UpsertAsync(table, row, Cancellation)).IsWritten);
            }
        }
    }

    /// <summary>An operator writes the round's row by hand.</summary>
    public async Task WriteRowAsync(Func<RoundRow, RoundRow> change)
    {
        var row = (await Agency.Service<Rounds>().FindAsync(Harbor.RoundId, Cancellation))!;
        Assert.NotNull(await Agency.Service<Rounds>().TryReplaceAsync(row, change(row.Value), Cancellation));
    }

    public async Task<IReadOnlyList<string>> ReadBallotsAsync() => [.. (await Agency.ReadBallotsAsync()).Select(row => row.RowKey + row.ETag)];

    /// <summary>Every command, every verb, every address, every job and every sweep, as often as there is somebody to try it.</summary>
    public async Task TryEverythingAsync()
    {
        await SayEverythingAsync();
        await TapEverythingAsync();
        await CallEverythingAsync();
        await RunEveryJobAsync();
        await Agency.Service<FinishWork>().RunAsync(atStart: false, Cancellation);
        await SettleAsync();
        await TapEverythingAsync();
        await Agency.Service<FinishWork>().RunAsync(atStart: true, Cancellation);
        await SettleAsync();
    }

    public async Task RestartAsync()
    {
        await Agency.StopAsync();
        Agency = await AgencyAtWork.StartHarborAsync(Agency.Folder, port: Agency.Root.Port);
    }

    private Task SettleAsync() => Agency.Service<Timeline>().SettleAsync(Cancellation);

    /// <summary>
    /// Each command with a round by an administrator, and by each of its names by staff: a different one each time, since the bot
    /// sends no more than some answers a second into one chat.
    /// </summary>
    private async Task SayEverythingAsync()
    {
        var commands = Agency.Service<IEnumerable<ITextCommand>>().Select(command => command.Names).Concat([["reopen", "reopen"], ["recompute", "recompute"], ["publish", "publish"]]).ToList();
        Assert.Contains(commands, names => names[0] == "pulse");
        var staff = Enumerable.Range(1, 5).Select(number => $"North{number}").ToList();
        var said = 0;
        foreach (var names in commands)
        {
            await SayAsync("Admin", $"{names[0]} {Harbor.RoundId}");
            foreach (var text in names.Skip(1).Prepend($"{names[0]} {Harbor.RoundId}"))
            {
                await SayAsync(staff[said++ % staff.Count], text);
            }
        }
    }

    private async Task SayAsync(string key, string text)
    {
        var wire = new Wire(Agency);
        var (status, _) = await wire.PostAsync(wire.Message(key, text).ToJsonString(), wire.Token());
        Assert.Equal(200, status);
    }

    private async Task TapEverythingAsync()
    {
        var verbs = Agency.Service<IEnumerable<ICardVerbHandler>>().Select(handler => handler.Verb).Concat(["pulse.reopen", "round.close"]).ToList();
        Assert.Contains(SubmitBallot.VerbName, verbs);
        foreach (var verb in verbs)
        {
            foreach (var key in Keys)
            {
                foreach (var hostile in verb.StartsWith("pulse.", StringComparison.Ordinal) ? HostileData() : [Worst(), OnlyTheRound()])
                {
                    var wire = new Wire(Agency);
                    var (status, body) = await wire.PostAsync(wire.Tap(key, verb, hostile).ToJsonString(), wire.Token());
                    Assert.Equal(200, status);
                    Assert.DoesNotContain("What you sent is sealed", body, StringComparison.Ordinal);
                }
            }
        }
    }

    private static IEnumerable<JsonObject> HostileData() => [Answers(), Worst(), OnlyTheRound(), []];

    private static JsonObject OnlyTheRound() => new() { [PulseCard.RoundKey] = Harbor.RoundId };

    private static JsonObject Answers() =>
        new(Items.All(1).Select(answer => KeyValuePair.Create(answer.Key, (JsonNode?)answer.Value))) { [PulseCard.RoundKey] = Harbor.RoundId };

    /// <summary>Everything at once that a verb could take a round by.</summary>
    private static JsonObject Worst()
    {
        var more = Answers();
        foreach (var (name, value) in new[] { ("state", "Open"), ("closesAt", "2099-01-01T00:00:00Z"), ("force", "true"), ("campaign", Harbor.RoundId + ".results") })
        {
            more[name] = value;
        }

        return more;
    }

    private async Task CallEverythingAsync()
    {
        var paths = Agency.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(path => !path.StartsWith("sandbox", StringComparison.Ordinal) && !path.Contains('{', StringComparison.Ordinal)).Distinct().ToList();
        Assert.Contains("api/messages", paths);
        foreach (var path in paths)
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch })
            {
                using var request = new HttpRequestMessage(method, $"{path}?round={Harbor.RoundId}&state=Open");
                request.Headers.Authorization = new("Bearer", new Wire(Agency).Token());
                request.Content = new StringContent(JsonSerializer.Serialize(new { round = Harbor.RoundId, state = "Open" }), null, "application/json");
                using var response = await Agency.SendAsync(request);
            }
        }
    }

    /// <summary>Each job of the host, with all that a trigger of this round ever carried.</summary>
    private async Task RunEveryJobAsync()
    {
        var scheduler = await Agency.Service<ISchedulerFactory>().GetScheduler(Cancellation);
        var jobs = typeof(LeadershipBotHost).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IJob)) && type.Name != nameof(DeliverJob)).Select(type => type.Name).ToList();
        Assert.Contains(nameof(CloseRoundJob), jobs);
        foreach (var job in jobs)
        {
            foreach (var zone in new[] { "America/Denver", "America/Los_Angeles" })
            {
                foreach (var subject in new[] { "pulse", "nudges", Harbor.RoundId })
                {
                    await scheduler.TriggerJob(
                        new JobKey(job),
                        new JobDataMap
                        {
                            [CloseRoundJob.RoundKey] = Harbor.RoundId,
                            [WaveJobData.ZoneKey] = zone,
                            [WaveJobData.SubjectKey] = subject,
                        },
                        Cancellation);
                }
            }
        }

        foreach (var campaign in new[] { ".invite", ".remind", ".results" })
        {
            await Agency.Service<DeliverBatch>().RunAsync(Harbor.RoundId + campaign, batch: 0);
        }

        await SettleAsync();
    }
}
