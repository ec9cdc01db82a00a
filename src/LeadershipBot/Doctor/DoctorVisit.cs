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

    public DoctorRequest Request => request;

    public bool IsInside => isInside;

    /// <summary>What keeps the roster and the programs from being read; they are loaded at the first look.</summary>
    public IReadOnlyList<FileError> AgencyErrors => _agency.Value;

    /// <exception cref="UnreadAgencyException">The roster or the programs can't be read, which is said where they are looked at.</exception>
    public void NeedAgency()
    {
        if (AgencyErrors.Count > 0)
        {
            throw new UnreadAgencyException();
        }
    }
}

/// <summary>The roster or the programs can't be read.</summary>
public sealed class UnreadAgencyException() : Exception("The roster or the programs can't be read.");
