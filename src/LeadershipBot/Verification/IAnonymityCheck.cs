using LeadershipBot.Core.Organization;
using LeadershipBot.Reports;

namespace LeadershipBot.Verification;

/// <summary>One part of the promise, looked at from outside: what is stored and what is set, not what the code means to do.</summary>
public interface IAnonymityCheck
{
    LocalizedText Title { get; }

    IAsyncEnumerable<Finding> RunAsync(VerificationSubject subject);
}
