using LeadershipBot.Core.Access;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Pulses;
using LeadershipBot.Results;
using LeadershipBot.Sandbox;
using LeadershipBot.Verification;
using Xunit;

namespace LeadershipBot.Tests.Architecture;

/// <summary>Results reach people through the access policy and no other way.</summary>
public sealed class AccessTests
{
    /// <summary>
    /// What writes and keeps releases, and the one reader that asks <see cref="AccessPolicy"/>. Whatever shows something to
    /// people takes a <see cref="VisibleRelease"/> from that reader and does not belong in this list. The check of anonymity
    /// shows none: it takes the names of teams from stored ones, so as not to mistake them for people's, and makes one up.
    /// </summary>
    [Fact]
    public void Whole_releases_stay_with_publishing_and_with_the_one_reader_that_asks_the_policy() => Assert.Equal(
        [nameof(CheckRows), nameof(PublishRelease), nameof(ReadResults), nameof(Releases), nameof(RowShapes), nameof(Thresholds)],
        CodeReferences.To(typeof(Release), typeof(LeadershipBotHost).Assembly)
            .Union(CodeReferences.To(typeof(ReleaseResult), typeof(LeadershipBotHost).Assembly), StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void Parts_of_releases_are_made_by_the_policy_for_the_one_reader() => Assert.Equal(
        [nameof(ReadResults)],
        CodeReferences.To(typeof(AccessPolicy), typeof(LeadershipBotHost).Assembly).Intersect(CodeReferences.To(typeof(VisibleRelease), typeof(LeadershipBotHost).Assembly)));

    [Fact]
    public void A_forecast_is_made_for_the_command_that_asks_the_policy() => Assert.Equal(
        [nameof(PlanCommand)], CodeReferences.To(typeof(PlanRound), typeof(LeadershipBotHost).Assembly));

    [Fact]
    public void The_sandbox_shows_whole_releases_in_one_place() => Assert.Equal(
        ["PublishedReleases"], CodeReferences.To(typeof(Release), typeof(SandboxServer).Assembly));

    /// <summary>No command, card or message knows a ballot: whoever writes, counts or checks them does, and nobody else.</summary>
    [Fact]
    public void Ballots_are_touched_where_they_are_written_counted_and_checked() => Assert.Equal(
        [nameof(BallotSealer), nameof(CountBallots), nameof(RowShapes), nameof(SubmitBallot), nameof(Thresholds)],
        CodeReferences.To(typeof(Ballot), typeof(LeadershipBotHost).Assembly)
            .Concat(CodeReferences.To(typeof(SealedBallot), typeof(LeadershipBotHost).Assembly)).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void What_the_code_touches_is_found() => Assert.Equal(
        [nameof(CountBallots)],
        CodeReferences.To(typeof(BallotCodec), typeof(LeadershipBotHost).Assembly).Except([nameof(SubmitBallot)]));
}
