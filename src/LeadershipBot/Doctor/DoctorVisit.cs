using System.Collections.Concurrent;
using LeadershipBot.Roster;

namespace LeadershipBot.Doctor;

/// <summary>What the doctor was asked for.</summary>
/// <param name="Package">The Teams app package to compare with the settings.</param>
/// <param name="RegisteredEndpoint">The messaging endpoint that the bot's registration says it has.</param>
/// <param name="TestCard">The administrator to send a card to: a roster id or an e-mail address of the roster.</param>
public sealed record DoctorRequest(string? Package = null, string? RegisteredEndpoint = null, string? TestCard = null);

/// <summary>One look at a bot: from outside, with its settings and beside it; or from inside, by the bot itself.</summary>
public sealed class DoctorVisit(DoctorRequest request, bool isInside, Func<IReadOnlyList<FileError>> loadAgency)
{
    private readonly Lazy<IReadOnlyList<FileError>> _agency = new(loadAgency);
    private readonly ConcurrentQueue<TimeSpan> _clockOffsets = new();

    public DoctorRequest Request => request;

    public bool IsInside => isInside;

    /// <summary>What keeps the roster and the programs from being read; they are loaded at the first look.</summary>
    public IReadOnlyList<FileError> AgencyErrors => _agency.Value;

    /// <summary>How far this machine's clock is ahead of each other clock that was heard during this visit.</summary>
    public IReadOnlyCollection<TimeSpan> ClockOffsets => _clockOffsets;

    /// <param name="look">At a host that is not the bot's own.</param>
    public void HearClock(HttpLook look)
    {
        if (look is HttpLook.Answered { ClockAhead: { } ahead })
        {
            _clockOffsets.Enqueue(ahead);
        }
    }

    /// <exception cref="UnusableFilesException">The roster or the programs can't be read, which is said where they are looked at.</exception>
    public void NeedAgency()
    {
        if (AgencyErrors.Count > 0)
        {
            throw new UnusableFilesException(AgencyErrors);
        }
    }
}
