using System.ComponentModel.DataAnnotations;
using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.Results;
using Microsoft.Extensions.Options;
using Xunit;

namespace LeadershipBot.Tests.Results;

public sealed class ResultsSettingsTests
{
    [Theory]
    [InlineData("https://teams.microsoft.com/")]
    [InlineData("https://gov.teams.microsoft.us/")]
    [InlineData("https://dod.teams.microsoft.us")]
    [InlineData("http://127.0.0.1:5000/")]
    public void The_page_opens_in_Teams_of_any_cloud_and_on_this_machine(string url) => Assert.Empty(Problems(url));

    [Theory]
    [InlineData(" ")]
    [InlineData("teams.microsoft.com")]
    [InlineData("http://teams.microsoft.com/")]
    [InlineData("https://teams.microsoft.com:444/")]
    [InlineData("https://teams.microsoft.com.example/")]
    [InlineData("https://somebody@teams.microsoft.com/")]
    [InlineData("https://teams.microsoft.com/l/entity")]
    [InlineData("https://teams.microsoft.com/?to=elsewhere")]
    public void No_other_address_is_taken(string url) => Assert.Contains("Results:TeamsUrl", Assert.Single(Problems(url)), StringComparison.Ordinal);

    [Theory]
    [InlineData("Public", "https://teams.microsoft.com/l/entity/")]
    [InlineData("Gcc", "https://teams.microsoft.com/l/entity/")]
    [InlineData("GccHigh", "https://gov.teams.microsoft.us/l/entity/")]
    [InlineData("DoD", "https://dod.teams.microsoft.us/l/entity/")]
    public void Without_an_address_it_opens_in_Teams_of_the_bots_cloud(string cloud, string start) => Assert.StartsWith(
        start,
        new ResultsTab(Options.Create(new ResultsOptions()), Options.Create(new BotFrameworkOptions { Cloud = cloud })).Url,
        StringComparison.Ordinal);

    private static IReadOnlyList<string?> Problems(string url)
    {
        var options = new ResultsOptions { TeamsUrl = url };
        return [.. options.Validate(new ValidationContext(options)).Select(problem => problem.ErrorMessage)];
    }
}
