using LeadershipBot.Reports;

namespace LeadershipBot.Doctor;

/// <summary>One thing that the bot needs, looked at without changing it. What it says names settings, hosts, teams and counts, never a person.</summary>
public interface IDoctorCheck
{
    IAsyncEnumerable<Finding> RunAsync(DoctorVisit visit, CancellationToken cancellationToken);
}
