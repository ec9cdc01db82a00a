using LeadershipBot.BotFramework.Authentication;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Results;

/// <summary>The page with the results, as a link into Teams. It is the same for everybody and says nothing of a round, a group or a figure.</summary>
public sealed class ResultsTab(IOptions<ResultsOptions> options, IOptions<BotFrameworkOptions> bot)
{
    /// <summary>The tab's id in the app's manifest.</summary>
    public const string EntityId = "results";

    public string Url { get; } = new Uri(new Uri(options.Value.TeamsUrlOf(bot.Value)), $"l/entity/{bot.Value.AppId}/{EntityId}").ToString();
}
