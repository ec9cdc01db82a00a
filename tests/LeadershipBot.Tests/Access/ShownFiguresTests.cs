using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using LeadershipBot.Results;
using LeadershipBot.Sandbox.Connector;
using LeadershipBot.Tests.Driving;
using LeadershipBot.Tests.MainJob;
using Xunit;

namespace LeadershipBot.Tests.Access;

/// <summary>
/// What the results say to everybody of the synthetic agency, held against the release itself. Who may see which team is
/// worked out here once more, from the roster and by the words of the promise.
/// </summary>
[Collection(nameof(SyntheticQuarter))]
public sealed partial class ShownFiguresTests(SyntheticQuarter quarter)
{
    [Fact]
    public async Task Every_number_on_every_card_is_a_figure_of_a_group_that_its_reader_may_see()
    {
        // The card shows the last release, and of those before it the scores that make the trend.
        var releases = (await quarter.Agency.ReleasesAsync())
            .Select(release => release.GetProperty("nodes").EnumerateArray().ToDictionary(node => CardReader.Text(node, "name")!, StringComparer.Ordinal)).ToList();
        var nodes = releases[0];
        var figures = 0;
        foreach (var person in quarter.Agency.People)
        {
            var visible = Visible(person, nodes);
            var card = await person.SaysAsync("results");
            var allowed = visible.Where(IsPublished).SelectMany(node => FiguresOf(node, person.Language))
                .Concat(releases.Skip(1).SelectMany(earlier => Visible(person, earlier)).SelectMany(MeansOf))
                .ToHashSet(StringComparer.Ordinal);
            foreach (var number in NumbersOn(card, person.Language))
            {
                Assert.True(allowed.Contains(number), $"{person.Role} of {person.Team} reads {number}");
                figures++;
            }

            var names = visible.Select(node => CardReader.Text(node, "name")!).ToHashSet(StringComparer.Ordinal);
            Assert.All(nodes.Keys.Where(name => !names.Contains(name)), name => Assert.DoesNotContain(name, card.Card.GetRawText(), StringComparison.Ordinal));
            Assert.All(FactsAbout(card, names), fact => Assert.Contains(fact.Value, FiguresOf(nodes[fact.Title], person.Language)));
        }

        Assert.InRange(figures, 1000, int.MaxValue);
    }

    [Fact]
    public async Task Every_published_group_is_on_the_cards_of_leaders_and_on_those_of_whoever_leads_above_it()
    {
        var nodes = (await quarter.Agency.ReleasesAsync())[0].GetProperty("nodes").EnumerateArray().ToDictionary(node => CardReader.Text(node, "name")!, StringComparer.Ordinal);
        foreach (var person in quarter.Agency.People.Where(person => person.Role != "staff"))
        {
            var words = (await person.SaysAsync("results")).Words;
            Assert.All(Visible(person, nodes), node => Assert.Contains(CardReader.Text(node, "name")!, words, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Cards_that_were_sent_say_no_more_than_cards_that_were_asked_for()
    {
        foreach (var person in quarter.Agency.People.Where(person => person.Role != "staff"))
        {
            var sent = quarter.Heard[person].Last(message => message.Words.Contains(person.Language == "es" ? ": resultados" : ": results", StringComparison.Ordinal));
            Assert.Equal(Results(await person.SaysAsync("results")), Results(sent));
        }
    }

    /// <summary>The card without what was still to be done about it when it was sent, which the first test looks at too.</summary>
    private static List<string> Results(Message message)
    {
        var body = message.Card.GetProperty("body").EnumerateArray().Select(element => element.GetRawText()).ToList();
        var end = body.FindIndex(element => new[] { ResultTexts.FairUse.English, ResultTexts.FairUse.Spanish }.Any(text => element.Contains(text, StringComparison.Ordinal)));
        Assert.InRange(end, 3, body.Count - 1);
        return body[..end];
    }

    private static List<JsonElement> Visible(Colleague person, Dictionary<string, JsonElement> nodes)
    {
        string? ParentOf(string name) => CardReader.Text(nodes[name], "parent");
        IEnumerable<string> UpFrom(string? name)
        {
            for (; name is not null; name = ParentOf(name))
            {
                yield return name;
            }
        }

        var names = nodes.Keys.Where(name => person.Role switch
        {
            "staff" => name == person.Team || ParentOf(name) is null || name == UpFrom(person.Team).FirstOrDefault(up => IsPublished(nodes[up])),
            "manager" => UpFrom(name).Contains(person.Team) || UpFrom(person.Team).Contains(name),
            _ => true,
        });
        return [.. names.Select(name => nodes[name])];
    }

    private static bool IsPublished(JsonElement node) => node.GetProperty("published").GetBoolean();

    /// <summary>What a group's figures read like, whole and as the bar's bare number.</summary>
    private static IEnumerable<string> FiguresOf(JsonElement node, string language)
    {
        var (of, answers, unsure) = language == "es" ? ("de", "respuestas", "no lo sabe") : ("of", "answers", "can't tell");
        foreach (var score in node.GetProperty("scores").EnumerateArray())
        {
            var share = CardReader.Text(score, "favourableText") is { } favourable ? $" · {favourable} favorable" : "";
            var cannotTell = CardReader.Text(score, "cannotTellText") is { } text && !text.EndsWith('−') ? $" · {text} {unsure}" : "";
            var figures = $"{CardReader.Text(score, "meanText")} {of} 5{share} · {CardReader.Text(score, "answers")} {answers}{cannotTell}";
            yield return figures;
            if (score.GetProperty("low").ValueKind == JsonValueKind.Number)
            {
                var (low, high) = (score.GetProperty("low").GetRawText(), score.GetProperty("high").GetRawText());
                yield return low;
                yield return high;
                yield return figures + (language == "es" ? $" · probablemente entre {low} y {high}" : $" · likely between {low} and {high}");
            }
        }

        foreach (var mean in MeansOf(node))
        {
            yield return mean;
        }

        if (CardReader.Text(node, "responseBand") is { } band)
        {
            yield return band[..band.IndexOf('%', StringComparison.Ordinal)];
        }
    }

    private static IEnumerable<string> MeansOf(JsonElement node) => node.GetProperty("scores").EnumerateArray()
        .SelectMany(score => new[] { CardReader.Text(score, "meanText")!, Bare(score.GetProperty("mean").GetDouble()) });

    /// <summary>Everything on a card that has a digit in it, less what every reader's card says alike.</summary>
    private static IEnumerable<string> NumbersOn(Message card, string language)
    {
        foreach (var element in CardReader.Elements(card.Card))
        {
            if (element.TryGetProperty("data", out var bars) && bars.ValueKind == JsonValueKind.Array)
            {
                var lines = bars.EnumerateArray().Where(line => line.TryGetProperty("values", out _)).SelectMany(line => line.GetProperty("values").EnumerateArray());
                foreach (var bar in bars.EnumerateArray().Where(bar => bar.TryGetProperty("y", out _)).Concat(lines))
                {
                    yield return Bare(bar.GetProperty("y").GetDouble());
                }
            }

            if (CardReader.IsType(element, "Chart.Gauge"))
            {
                yield return Bare(element.GetProperty("value").GetDouble());
            }

            if (element.TryGetProperty("facts", out var facts))
            {
                foreach (var (title, value) in facts.EnumerateArray().Select(fact => (CardReader.Text(fact, "title")!, CardReader.Text(fact, "value")!)).Where(fact => fact.Item2.Any(char.IsAsciiDigit)))
                {
                    // Of a round in a trend, or of a change: each number by itself; else the whole line.
                    var more = Common().IsMatch(title) || value.Contains('→', StringComparison.Ordinal) ? value : Common().Replace(string.Concat(More().Matches(value).Select(match => match.Value)), "");
                    foreach (Match number in Digits().Matches(more))
                    {
                        yield return number.Value.TrimEnd(',', '.');
                    }

                    if (more != value)
                    {
                        yield return More().Replace(value, "");
                    }
                }
            }

            if (CardReader.Text(element, "text") is { } text && !text.Contains("Cronbach", StringComparison.Ordinal))
            {
                text = Common().Replace(text, "");
                foreach (Match number in Digits().Matches(text))
                {
                    yield return number.Value;
                }
            }
        }

        Assert.Contains(language == "es" ? "resultados" : "results", card.Words, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Title, string Value)> FactsAbout(Message card, HashSet<string> names) => CardReader.Elements(card.Card)
        .Where(element => element.TryGetProperty("facts", out _))
        .SelectMany(element => element.GetProperty("facts").EnumerateArray())
        .Select(fact => (Title: CardReader.Text(fact, "title")!, Value: More().Replace(CardReader.Text(fact, "value")!, "")))
        .Where(fact => names.Contains(fact.Title) && fact.Value.Any(char.IsAsciiDigit));

    private static string Bare(double mean) => mean.ToString("0.0", CultureInfo.InvariantCulture);

    // Days, "from 1 to 5", "of 5", how many promises there are, how long each part of the guide takes, and what is said of the questions.
    [GeneratedRegex(@"[A-Z][a-z]+ \d+, 202\d|\d+ de [a-z]+ de 202\d|from 1 to 5|de 1 a 5|(Going|done|dropped|En marcha|hechas|dejadas): \d+|\*\*\d minut(es|os)\.\*\*|\d (of its questions|de sus preguntas)|(past|últimos) \d+ (days|months|días|meses)")]
    private static partial Regex Common();

    // The interval, and the mean of an earlier round with what is said of the change.
    [GeneratedRegex(@" · (likely between|probablemente entre) \d\.\d (and|y) \d\.\d| · (before|antes) [^:]+: [a-z ]+")]
    private static partial Regex More();

    [GeneratedRegex(@"\d[\d.,–+]*( (?=%))?")]
    private static partial Regex Digits();
}
