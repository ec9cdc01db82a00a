using System.Net;
using System.Text.Json;
using LeadershipBot.Operations;
using LeadershipBot.Pulses;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Anonymity;

/// <summary>The master secret in Key Vault: rounds' keys are wrapped under it, and nothing else of the bot's life changes.</summary>
public sealed class KeyVaultTests
{
    private const string NextRound = "pulse-20261102";

    /// <summary>What goes wrong at the vault, and what the person who starts the bot reads.</summary>
    public static TheoryData<string, string> Troubles { get; } = new()
    {
        { "missing", "does not exist. Make it" },
        { "disabled", "is disabled. Enable it again." },
        { "short", "is not 32 random bytes in base64. Make it new" },
        { "long", "is not 32 random bytes in base64. Make it new" },
        { "words", "is not 32 random bytes in base64. Make it new" },
        { "forbidden", "may not be read by the bot. Give its identity the role \"Key Vault Secrets User\"" },
        { "unreachable", "can't be reached. Look at KeyVault:Uri" },
        { "failing", "can't be reached. Look at KeyVault:Uri" },
        { "no token", "can't be asked for, because the bot's own identity gets no token. Look at Bot:AppType" },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rounds_keys_are_wrapped_under_the_vaults_secret_which_the_bot_only_reads()
    {
        using var vault = new FakeVault();
        await using var agency = await AgencyAtWork.StartHarborAsync(change: vault.IntoHost);

        await agency.AdvanceAsync(Harbor.OpensInBothZones);

        Assert.Equal(vault.Newest.Version, await VersionAsync(agency, Harbor.RoundId));
        Assert.All(vault.Requests, request => Assert.StartsWith($"GET /secrets/{FakeVault.SecretName}", request, StringComparison.Ordinal));
        Assert.False(File.Exists(Path.Combine(agency.Folder, "data", "master.key")));
        Assert.Empty(DataFiles.Find(agency.Folder, new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["the master secret"] = Convert.FromBase64String(vault.Newest.Value),
        }));
    }

    [Fact]
    public async Task A_round_that_was_open_while_the_secret_was_rotated_closes_with_the_same_release_and_the_next_one_takes_the_new_secret()
    {
        using var vault = new FakeVault();
        var first = vault.Newest.Version;
        await using var before = await AgencyAtWork.StartHarborAsync(change: vault.IntoHost);
        await before.AdvanceAsync(Harbor.OpensInBothZones);
        await AnswerAsync(before, 8);
        vault.Rotate();
        await before.StopAsync();

        await using var agency = await AgencyAtWork.StartHarborAsync(before.Folder, vault.IntoHost, port: before.Root.Port);
        Assert.Equal(first, await VersionAsync(agency, Harbor.RoundId));
        await AnswerAsync(agency, 14);
        await agency.AdvanceAsync(Harbor.Closes);
        Assert.Equal(await UndisturbedAsync(), Assert.Single(await agency.ReleasesAsync()).GetRawText());

        vault.Rotate();
        await agency.TellsWhatWasHeardAsync();
        await agency.AdvanceAsync("2026-11-02T18:00:00Z");
        Assert.Equal(vault.Newest.Version, await VersionAsync(agency, NextRound));
    }

    [Fact]
    public async Task A_round_opened_under_the_file_closes_after_the_move_to_the_vault()
    {
        using var vault = new FakeVault();
        await using var before = await AgencyAtWork.StartHarborAsync();
        await before.AdvanceAsync(Harbor.OpensInBothZones);
        await AnswerAsync(before, 8);
        await before.StopAsync();

        await using var agency = await AgencyAtWork.StartHarborAsync(before.Folder, vault.IntoHost, port: before.Root.Port);
        await AnswerAsync(agency, 14);
        await agency.AdvanceAsync(Harbor.Closes);

        Assert.Equal(await UndisturbedAsync(), Assert.Single(await agency.ReleasesAsync()).GetRawText());
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task A_secret_that_cannot_be_used_stops_the_start_with_one_message_that_says_what_to_do(string trouble, string words)
    {
        using var vault = new FakeVault();
        Upset(vault, trouble);

        var message = await RefusedAsync(vault, Directory.CreateTempSubdirectory("harbor-").FullName);

        Assert.StartsWith($"The secret {FakeVault.SecretName} in {FakeVault.Address} {words}", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
        Assert.True(vault.Newest.Value.Length == 0 || !message.Contains(vault.Newest.Value, StringComparison.Ordinal), "The message holds the secret.");
    }

    [Theory]
    [InlineData(true, "is disabled. Enable it again.")]
    [InlineData(false, "is gone, and a round that is not finished needs it. Recover it.")]
    public async Task An_older_version_that_an_open_round_needs_is_asked_for_by_name(bool isDisabled, string words)
    {
        using var vault = new FakeVault();
        var first = vault.Newest.Version;
        await using var before = await AgencyAtWork.StartHarborAsync(change: vault.IntoHost);
        await before.AdvanceAsync(Harbor.OpensInBothZones);
        await before.StopAsync();
        vault.Rotate();
        if (isDisabled)
        {
            vault.Disabled.Add(first);
        }
        else
        {
            vault.Lose(first);
        }

        var message = await RefusedAsync(vault, before.Folder);

        Assert.Equal($"The secret {FakeVault.SecretName}, version {first}, in {FakeVault.Address} {words}", message);
    }

    [Fact]
    public async Task A_round_waits_while_the_vault_is_out_of_reach_and_opens_afterwards()
    {
        using var vault = new FakeVault();
        using var log = new CapturedLog();
        await using var agency = await AgencyAtWork.StartHarborAsync(change: builder =>
        {
            vault.IntoHost(builder);
            log.IntoHost(builder);
        });
        vault.Failure = new HttpRequestException("No route to host");
        await agency.AdvanceAsync(Harbor.Opens);
        await agency.Service<FinishWork>().RunAsync(atStart: false, Cancellation);
        Assert.Null(await agency.Service<RoundKeys>().FindAsync(Harbor.RoundId, Cancellation));
        Assert.Contains(log.Lines, line => line.Contains("can't be reached. Look at KeyVault:Uri", StringComparison.Ordinal));

        vault.Failure = null;
        await agency.Service<FinishWork>().RunAsync(atStart: false, Cancellation);
        await agency.AdvanceAsync(Harbor.OpensInBothZones);

        await AnswerAsync(agency, 14);
        await agency.AdvanceAsync(Harbor.Closes);
        Assert.Single(await agency.ReleasesAsync());
    }

    private static void Upset(FakeVault vault, string trouble)
    {
        switch (trouble)
        {
            case "missing": vault.LoseAll(); break;
            case "disabled": vault.Disabled.Add(vault.Newest.Version); break;
            case "short": vault.Rotate(Convert.ToBase64String(new byte[31])); break;
            case "long": vault.Rotate(Convert.ToBase64String(new byte[33])); break;
            case "words": vault.Rotate("correct horse battery staple, is what it says!"); break;
            case "forbidden": vault.Refusal = (HttpStatusCode.Forbidden, "Forbidden", "Caller is not authorized to perform action on resource."); break;
            case "unreachable": vault.Failure = new HttpRequestException("Name or service not known"); break;
            case "failing": vault.Refusal = (HttpStatusCode.ServiceUnavailable, "ServiceUnavailable", "Try again."); break;
            case "no token": vault.GivesTokens = false; break;
            default: throw new ArgumentOutOfRangeException(nameof(trouble));
        }
    }

    private static async Task<string> RefusedAsync(FakeVault vault, string folder)
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() => AgencyAtWork.StartHarborAsync(folder, vault.IntoHost));
        return StartErrors.Describe(error) ?? throw new InvalidOperationException("Nobody is told what to do.", error);
    }

    private static async Task<string?> VersionAsync(AgencyAtWork agency, string roundId) => JsonSerializer.Deserialize(
        Assert.Single(await agency.ReadAsync(Tables.RoundKeys(roundId))).Body, HostJson.Default.RoundKeysRow)!.MasterVersion;

    /// <summary>The first so many of the staff answer; each always says the same.</summary>
    private static async Task AnswerAsync(AgencyAtWork agency, int count)
    {
        foreach (var (person, index) in agency.With("staff").Select((person, index) => (person, index)).Take(count))
        {
            await person.SaysAsync("pulse");
            await person.AnswersAsync(Items.All(2 + (index % 3)));
        }
    }

    private static async Task<string> UndisturbedAsync()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        await AnswerAsync(agency, 14);
        await agency.AdvanceAsync(Harbor.Closes);
        return Assert.Single(await agency.ReleasesAsync()).GetRawText();
    }
}
