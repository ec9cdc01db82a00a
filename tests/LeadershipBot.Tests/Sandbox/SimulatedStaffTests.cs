using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Sandbox.Connector;
using LeadershipBot.Sandbox.Staff;
using Xunit;

namespace LeadershipBot.Tests.Sandbox;

public sealed class SimulatedStaffTests
{
    private const string Message = """
        {"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{
          "type":"AdaptiveCard","body":[
            {"type":"Container","items":[{"type":"Input.ChoiceSet","id":"SU-1","choices":[
              {"title":"Strongly agree","value":"5"},{"title":"Agree","value":"4"},{"title":"In between","value":"3"},
              {"title":"Disagree","value":"2"},{"title":"Strongly disagree","value":"1"},
              {"title":"I can't tell","value":"9"},{"title":"Skip","value":"0"}]}]},
            {"type":"ActionSet","actions":[
              {"type":"Action.Execute","verb":"pulse.submit","id":"go","data":{"round":"r1"},
               "fallback":{"type":"Action.Submit","data":{"verb":"pulse.submit"}}},
              {"type":"Action.Execute","verb":"choose","data":{"which":"a"}},
              {"type":"Action.Execute","verb":"choose","data":{"which":"b"}}]}]}}]}
        """;

    private readonly SandboxRoster _roster = SyntheticAgency.Create(seed: 1).Roster;
    private readonly JsonElement _message = JsonElement.Parse(Message);

    [Fact]
    public void Inputs_are_found_wherever_they_are_in_the_card_and_filled_with_its_own_values()
    {
        var answers = FillInForEverybody(seed: 1);

        var given = answers.Select(answer => (string?)answer["SU-1"]).ToHashSet();
        Assert.Contains(null, given);
        Assert.Contains("9", given);
        Assert.Superset(new HashSet<string?> { "3", "4", "5" }, given);
        Assert.DoesNotContain("0", given);
    }

    [Fact]
    public void The_same_seed_gives_the_same_answers()
    {
        Assert.Equal(Text(FillInForEverybody(seed: 7)), Text(FillInForEverybody(seed: 7)));
        Assert.NotEqual(Text(FillInForEverybody(seed: 7)), Text(FillInForEverybody(seed: 8)));

        static string Text(IEnumerable<JsonObject> answers) => string.Concat(answers.Select(answer => answer.ToJsonString()));
    }

    [Fact]
    public void About_three_in_four_answer_and_teams_differ()
    {
        var temperament = new Temperament(1, _roster);

        var rates = _roster.People.Select(person => person.Team).Distinct().Select(temperament.ResponseRate).ToList();

        Assert.InRange(rates.Average(), 0.65, 0.85);
        Assert.InRange(rates.Max() - rates.Min(), 0.1, 0.5);
    }

    [Fact]
    public void An_action_is_found_by_its_verb_with_its_id_and_data()
    {
        var action = CardAction.Find(_message, "pulse.submit");

        Assert.Equal("go", action?.Id);
        Assert.Equal("""{"round":"r1"}""", action?.Data?.ToJsonString());
        Assert.Null(CardAction.Find(_message, "no.such"));
    }

    [Fact]
    public void Of_several_actions_with_one_verb_the_one_that_fits_the_data_is_meant() =>
        Assert.Equal("b", (string?)CardAction.Find(_message, "choose", new JsonObject { ["which"] = "b" })?.Data?["which"]);

    private List<JsonObject> FillInForEverybody(int seed)
    {
        var temperament = new Temperament(seed, _roster);
        var form = CardForm.Read(_message);
        return [.. _roster.People.Select(person => form.FillIn(person, temperament, temperament.Chance("test", person.Id)))];
    }
}
