using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Core.Organization;
using LeadershipBot.Pulses;
using LeadershipBot.Results;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Cards;

/// <summary>Cards stay below Teams' limit however large the agency is, and say what they leave out.</summary>
public sealed class CardSizeTests
{
    private static readonly LocalizedText Title = new("Monthly pulse", "Encuesta mensual");

    [Theory]
    [InlineData(3, 7)]
    [InlineData(30, 0)]
    [InlineData(30, 40)]
    [InlineData(2000, 0)]
    [InlineData(1, 2000)]
    public void Results_fit_and_say_how_many_groups_they_leave_out(int regions, int teamsEach)
    {
        var agency = new LargeAgency(regions, teamsEach);
        foreach (var (reader, language) in new[] { LargeAgency.Director, LargeAgency.RegionLead, LargeAgency.Worker }.SelectMany(reader => Enum.GetValues<Language>().Select(language => (reader, language))))
        {
            var visible = agency.See(reader);
            var card = new ResultCard(agency.HistoryOf(reader), new ScoreTexts(Items.Instrument, language), Title, ResultExtras.None, "https://teams.example/").Draw();
            var words = Message.WordsOf(card.ToJson());

            Assert.InRange(card.SizeInBytes(), 1, AdaptiveCard.MaxBytes);
            var named = visible.Nodes.Count(node => words.Contains(node.Name, StringComparison.Ordinal));
            var more = visible.Nodes.Count - named;
            var left = language == Language.English ? $"{more} more do not fit" : $"{more} más no caben";
            Assert.Equal(more > 0, words.Contains(left, StringComparison.Ordinal));

            // Nothing is left out for want of trying: twenty lines more would be too many.
            Assert.True(more < 20 || card.SizeInBytes() > AdaptiveCard.MaxBytes * 0.9, $"{card.SizeInBytes()} bytes, {more} left out");
        }
    }

    [Theory]
    [InlineData(3, 7)]
    [InlineData(1, 2000)]
    [InlineData(400, 5)]
    public void The_forecast_fits_and_says_how_many_groups_it_leaves_out(int regions, int teamsEach)
    {
        var agency = new LargeAgency(regions, teamsEach);
        foreach (var language in Enum.GetValues<Language>())
        {
            var card = PlanCard.Draw(agency.Forecast, Title, language);
            var words = Message.WordsOf(card.ToJson());

            Assert.InRange(card.SizeInBytes(), 1, AdaptiveCard.MaxBytes);
            var more = agency.Teams - agency.Forecast.Teams.Count(team => words.Contains(team.Team, StringComparison.Ordinal));
            Assert.Equal(more > 0, words.Contains(language == Language.English ? $"{more} more groups do not fit" : $"{more} grupos más no caben", StringComparison.Ordinal));
            Assert.Contains(language == Language.English ? "8 of 10" : "8 de 10", words, StringComparison.Ordinal);
        }
    }
}
