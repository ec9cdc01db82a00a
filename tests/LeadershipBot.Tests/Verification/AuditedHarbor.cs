using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Verification;

/// <summary>Harbor County with one round behind it and another open, in which some have answered; the host is running.</summary>
public class AuditedHarbor : IAsyncLifetime
{
    public const string OpenRound = "pulse-20261102";

    internal AgencyAtWork Agency { get; private set; } = null!;

    internal string Data => Path.Combine(Agency.Folder, "data");

    /// <summary>Everything that points to one person.</summary>
    internal IReadOnlyList<string> Personal =>
    [
        "larkspur",
        .. Agency.People.Select(person => person.Id),
        .. Agency.Chats.SelectMany(chat => new[] { chat.ConversationId, chat.UserId }),
    ];

    public virtual async ValueTask InitializeAsync()
    {
        Agency = await StartAsync();
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        await Agency.AdvanceAsync(Harbor.OpensInBothZones);
        foreach (var person in Agency.People.Take(17))
        {
            await person.AnswersAsync(Items.All(4));
        }

        await Agency.AdvanceAsync(Harbor.Closes);
        await Agency.TellsWhatWasHeardAsync();
        await Agency.AdvanceAsync("2026-11-02T18:00:00Z");
        await Agency.Find("North1").AnswersAsync(Items.All(2));
        await Agency.Find("NorthLead").SaysAsync("settings");
        await Agency.Find("North2").SaysAsync("pausa");
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Agency.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected virtual Task<AgencyAtWork> StartAsync() => AgencyAtWork.StartHarborAsync();
}
