using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Sandbox.Connector;

namespace LeadershipBot.Sandbox;

/// <summary>Where the bot keeps its tables.</summary>
public enum SandboxStore
{
    /// <summary>The embedded store.</summary>
    Sqlite,

    /// <summary>Azure Table Storage, as Azurite emulates it on this machine.</summary>
    Azurite,
}

/// <summary>How to start a sandbox.</summary>
public sealed record SandboxOptions
{
    /// <summary>Where data goes unless said otherwise; emptied at each start.</summary>
    public const string DefaultDataDirectory = ".data/sandbox";

    /// <summary>
    /// In a larger agency the app is there from the start, but the bot does not learn so: nobody waits for a hundred thousand
    /// greetings. It makes each conversation when it first writes, as with people who had the app before the bot was ready.
    /// </summary>
    public const int MostGreeted = 500;

    /// <summary>The most rounds to have behind oneself: as many as the policy remembers of a monthly pulse.</summary>
    public const int MostPastRounds = 24;

    /// <summary>A roster to play instead of the synthetic agency.</summary>
    public string? RosterFile { get; init; }

    /// <summary>How many people the synthetic agency has.</summary>
    public int People { get; init; } = SyntheticAgency.DefaultPeople;

    /// <summary>Programs to run instead of the sandbox's own.</summary>
    public string? ProgramFile { get; init; }

    /// <summary>Kept from run to run when given; otherwise <see cref="DefaultDataDirectory"/>, emptied.</summary>
    public string? DataDirectory { get; init; }

    public SandboxStore Store { get; init; }

    /// <summary>An Azurite that runs already; without it the sandbox starts one of its own, with its data beside the bot's.</summary>
    public string? TableConnection { get; init; }

    /// <summary>0 takes any free port.</summary>
    public int Port { get; init; } = 5080;

    public int Seed { get; init; } = 1;

    public DateTimeOffset Start { get; init; } = SandboxPrograms.Start;

    /// <summary>How many rounds of the first pulse were published before <see cref="Start"/>; for a new data directory only.</summary>
    public int PastRounds { get; init; }

    /// <summary>Whether the simulated staff answer by themselves from the start.</summary>
    public bool StaffAnswer { get; init; } = true;

    /// <summary>Whether the connector enforces Teams' limits; the bot then keeps to its own setting for them.</summary>
    public bool Limits { get; init; }

    /// <summary>What chats keep in memory.</summary>
    public ChatMemory Memory { get; init; } = new();

    /// <summary>How long of real time one event may go on without anything coming to an end.</summary>
    public TimeSpan SettleLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Where the built page is.</summary>
    public string PageDirectory { get; init; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");
}
