using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Content;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Nudges;
using LeadershipBot.Seasons;
using Xunit;

namespace LeadershipBot.Tests.Content;

/// <summary>Every nudge that comes with the bot, in both languages and both wordings.</summary>
public sealed class NudgeContentTests
{
    private const int MaxWords = 90;

    private static readonly NudgeLibrary Library = ContentLibrary.Load().Nudges;

    public static TheoryData<string> Ids => [.. Library.Nudges.Select(nudge => nudge.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_id_begins_with_the_practice(string id) =>
        Assert.StartsWith(Nudge(id).PracticeId.ToLowerInvariant() + "-", id, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_text_is_there_in_two_different_languages(string id) =>
        Assert.All(Wordings(Nudge(id)).SelectMany(Texts), text => Assert.NotEqual(text.English, text.Spanish, StringComparer.OrdinalIgnoreCase));

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_reads_in_a_minute_and_is_easy_to_read(string id)
    {
        foreach (var text in Wordings(Nudge(id)))
        {
            Assert.InRange(Readability.Words(CardText(text, Language.English)).Count, 30, MaxWords);
            Assert.InRange(Readability.Words(CardText(text, Language.Spanish)).Count, 30, MaxWords);
            Assert.InRange(Readability.FleschKincaidGrade(CardText(text, Language.English)), -2, 8);
            Assert.InRange(Readability.FernandezHuerta(CardText(text, Language.Spanish)), 60, 120);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_gives_one_or_two_reasons_and_ends_with_one_question(string id)
    {
        foreach (var text in Wordings(Nudge(id)))
        {
            foreach (var language in Enum.GetValues<Language>())
            {
                Assert.InRange(text.Title[language].Length, 1, 60);
                Assert.InRange(text.Why[language].Count(letter => letter == '.'), 1, 2);
                Assert.EndsWith("?", text.Question[language], StringComparison.Ordinal);
                Assert.Equal(1, text.Question[language].Count(letter => letter == '?'));
            }

            Assert.StartsWith("¿", text.Question.Spanish, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_speaks_plainly_and_never_calls_anyone_tú(string id)
    {
        foreach (var text in Wordings(Nudge(id)))
        {
            Assert.Empty(Readability.Words(CardText(text, Language.Spanish)).Intersect(Readability.Familiar, StringComparer.Ordinal));
            Assert.All(Texts(text).SelectMany(one => new[] { one.English, one.Spanish }), words => Assert.DoesNotContain(words, letter => letter is '"' or '\'' or '—' or '!' or '*' or '_' or '[' or '<'));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_card_fits(string id)
    {
        var nudge = Nudge(id);
        foreach (var (wording, language) in Wordings(nudge).SelectMany(text => Enum.GetValues<Language>().Select(language => (nudge with { Text = text }, language))))
        {
            var card = NudgeCard.Draw(new(wording, wording.Text, Library.ItemOf(nudge), Library.FrameworkOf(nudge), Because: null), new string('0', 32), language);
            Assert.InRange(card.SizeInBytes(), 1, 8 * 1024);
        }

        Assert.True(AdaptiveCard.MaxBytes > 8 * 1024);
    }

    [Fact]
    public void What_the_usual_wording_says_of_race_or_bias_the_plain_one_says_in_words_of_fairness()
    {
        string[] avoided = ["race", "races", "racial", "racism", "racist", "equity", "bias", "biases", "privilege", "marginalized", "raza", "racismo", "racista", "equidad", "prejuicio", "prejuicios", "privilegio", "marginadas", "marginados"];
        var varied = Library.Nudges.Where(nudge => Practices.WithPlainWording.Contains(nudge.PracticeId, StringComparer.Ordinal)).ToList();

        Assert.Equal(8, varied.Select(nudge => nudge.PracticeId).Distinct(StringComparer.Ordinal).Count());
        Assert.All(varied, nudge =>
            Assert.Empty(Enum.GetValues<Language>().SelectMany(language => Readability.Words(CardText(nudge.In(Wording.PlainFairness), language))).Intersect(avoided, StringComparer.Ordinal)));
        Assert.All(Library.Nudges.Except(varied), nudge => Assert.Null(nudge.PlainFairness));
        Assert.All(Library.Nudges, nudge =>
            Assert.Empty(Enum.GetValues<Language>().SelectMany(language => Readability.Words(CardText(nudge.In(Wording.PlainFairness), language))).Intersect(avoided, StringComparer.Ordinal)));
        var ofItems = Library.Practices.SelectMany(practice => practice.In(Wording.PlainFairness).Items).SelectMany(item => new[] { item.Name, item.Item.Label, item.PlainFairness ?? item.Item.Text });
        Assert.All(ofItems.Concat(Library.Nudges.SelectMany(nudge => new[] { nudge.Smaller, nudge.Promise }).OfType<LocalizedText>()), text =>
            Assert.Empty(Enum.GetValues<Language>().SelectMany(language => Readability.Words(text[language])).Intersect(avoided, StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_nudge_of_the_shipped_seasons_has_a_smaller_step_of_its_own_that_is_short_and_plain()
    {
        var seasons = ShippedSeasons.Load();
        var ofSeasons = Enumerable.Range(1, 4).SelectMany(seasons.In).SelectMany(Library.NudgesOf).ToList();

        Assert.All(ofSeasons, nudge => Assert.True(nudge.Smaller is not null, nudge.Id));
        foreach (var smaller in Library.Nudges.Select(nudge => nudge.Smaller).OfType<LocalizedText>())
        {
            Assert.NotEqual(smaller.English, smaller.Spanish, StringComparer.OrdinalIgnoreCase);
            Assert.Empty(Readability.Words(smaller.Spanish).Intersect(Readability.Familiar, StringComparer.Ordinal));
            Assert.All(Enum.GetValues<Language>(), language => Assert.InRange(Readability.Words(smaller[language]).Count, 5, 20));
        }

        // All together: the formulas mean nothing for one short sentence.
        Assert.InRange(Readability.FleschKincaidGrade(string.Join(' ', ofSeasons.Select(nudge => nudge.Smaller!.English))), -2, 8);
        Assert.InRange(Readability.FernandezHuerta(string.Join(' ', ofSeasons.Select(nudge => nudge.Smaller!.Spanish))), 60, 120);
    }

    [Fact]
    public void Each_half_of_a_practice_that_is_not_only_prepared_can_be_promised_once()
    {
        var promised = Library.Nudges.Where(nudge => nudge.Promise is not null).ToList();

        Assert.Equal(
            Library.Practices.Where(practice => !practice.IsPreparationOnly).SelectMany(practice => practice.Items).Select(item => item.Item.Id).Order(StringComparer.Ordinal),
            promised.Select(nudge => Library.ItemOf(nudge).Item.Id).Order(StringComparer.Ordinal));
        Assert.All(promised, nudge => Assert.True(nudge is { Step: not NudgeStep.Notice, Actor: not NudgeActor.Alone }, nudge.Id));
    }

    [Fact]
    public void A_promise_is_one_whole_sentence_in_which_a_team_says_what_it_will_do()
    {
        var promises = Library.Nudges.Select(nudge => nudge.Promise).OfType<LocalizedText>().ToList();

        Assert.All(promises, promise =>
        {
            Assert.Matches("^We will [a-z][^.!?]+[.]$", promise.English);
            Assert.Matches(@"^Vamos a (\p{Ll}+(ar|er|ir|ír)|\p{Ll}+(ar|er|ir|ír)(lo|los|nos|se))\b[^.!?]+[.]$", promise.Spanish);

            // Staff read it of themselves and of those who lead: nobody is told what to do, and no word needs the nudge beside it.
            Assert.Empty(Readability.Words(promise.English).Intersect(["you", "your", "yours", "i", "my", "me"], StringComparer.Ordinal));
            Assert.Empty(Readability.Words(promise.Spanish).Intersect([.. Readability.Familiar, "usted", "ustedes", "yo", "mi", "mis"], StringComparer.Ordinal));
            Assert.All(Enum.GetValues<Language>(), language => Assert.InRange(Readability.Words(promise[language]).Count, 8, 25));
        });
        Assert.InRange(Readability.FleschKincaidGrade(string.Join(' ', promises.Select(promise => promise.English))), -2, 8);
        Assert.InRange(Readability.FernandezHuerta(string.Join(' ', promises.Select(promise => promise.Spanish))), 60, 120);
    }

    [Fact]
    public void Each_half_of_a_practice_has_nudges_whose_card_names_it()
    {
        Assert.All(Library.Practices.SelectMany(practice => practice.Items), item => Assert.Contains(Library.Nudges, nudge => Library.ItemOf(nudge) == item));
        Assert.Equal("Hold to your values in a crisis", Library.ItemOf(Nudge("lu-1-words-for-a-crisis")).Name.English);
        Assert.Contains("Practice: Hold to your values in a crisis", CardOf("lu-1-words-for-a-crisis"), StringComparison.Ordinal);
        Assert.Contains("Practice: Notice strengths every day", CardOf("lu-1-name-a-strength"), StringComparison.Ordinal);

        static string CardOf(string id) =>
            NudgeCard.Draw(new(Nudge(id), Nudge(id).Text, Library.ItemOf(Nudge(id)), Library.FrameworkOf(Nudge(id)), Because: null), "card", Language.English).ToJson().ToString();
    }

    [Fact]
    public void What_is_taken_to_ones_own_manager_comes_to_nobody_who_has_none() =>
        Assert.All(Library.Nudges, nudge => Assert.Equal(
            CardText(nudge.Text, Language.English).Contains("your manager", StringComparison.OrdinalIgnoreCase)
            || CardText(nudge.Text, Language.English).Contains("your own manager", StringComparison.OrdinalIgnoreCase)
            || CardText(nudge.Text, Language.English).Contains("your supervisor", StringComparison.OrdinalIgnoreCase),
            nudge.NeedsManager));

    [Fact]
    public void Who_meets_no_families_has_a_way_to_listen_and_to_hear_the_community() =>
        Assert.All(["EQ-2", "VM-7"], practice => Assert.All(Enum.GetValues<NudgeStep>(), step => Assert.Contains(
            Library.NudgesOf(practice),
            nudge => nudge.Step == step && nudge.Suits(NudgeLevel.Supervisor) && nudge.Actor is NudgeActor.Alone or NudgeActor.OnePerson or NudgeActor.Team)));

    [Fact]
    public void No_act_begins_on_a_day_that_may_be_over_when_it_comes() =>
        Assert.All(Library.Nudges, nudge => Assert.DoesNotMatch("(On|Each|By) (Mon|Tues)day|(El|Cada) (lunes|martes)", $"{nudge.Text.Act.English} {nudge.Text.Act.Spanish}"));

    [Fact]
    public void No_text_stands_twice()
    {
        var texts = Library.Nudges.SelectMany(nudge => Texts(nudge.Text)).Concat(Library.Nudges.SelectMany(nudge => new[] { nudge.Smaller, nudge.Promise }).OfType<LocalizedText>()).ToList();

        Assert.Empty(texts.GroupBy(text => text.English, StringComparer.OrdinalIgnoreCase).Where(same => same.Skip(1).Any()).Select(same => same.Key));
        Assert.Empty(texts.GroupBy(text => text.Spanish, StringComparer.OrdinalIgnoreCase).Where(same => same.Skip(1).Any()).Select(same => same.Key));
    }

    [Fact]
    public void There_are_two_hundred_and_24_of_each_framework_at_the_least()
    {
        Assert.True(Library.Nudges.Count >= 200);
        Assert.All(Library.Frameworks, framework => Assert.True(Library.Nudges.Count(nudge => Library.FrameworkOf(nudge) == framework) >= 24, framework.Id));
    }

    [Fact]
    public void Every_practice_of_the_chart_has_four_at_the_least() =>
        Assert.All(Practices.OfTheChart, practice => Assert.True(Library.NudgesOf(practice).Count() >= 4, practice));

    [Fact]
    public void A_supervisor_finds_every_step_of_every_practice_at_any_time() =>
        Assert.All(Library.Practices.Where(practice => !practice.IsPreparationOnly), practice => Assert.All(Enum.GetValues<NudgeStep>(), step =>
            Assert.True(
                Library.NudgesOf(practice.Id).Any(nudge => nudge.Step == step && nudge.Suits(NudgeLevel.Supervisor) && nudge.Situations.All(situation => situation == NudgeSituation.LowScore)),
                $"{practice.Id} {step}")));

    [Fact]
    public void What_needs_those_affected_is_prepared_by_agency_leaders_step_by_step() =>
        Assert.All(Practices.NeverQuick, practice =>
        {
            Assert.All(Library.NudgesOf(practice), nudge => Assert.Equal(NudgeLevel.AgencyLeader, nudge.Level));
            Assert.Equal(Enum.GetValues<NudgeStep>(), Library.NudgesOf(practice).Select(nudge => nudge.Step).Distinct().Order());
        });

    [Fact]
    public void At_least_half_are_done_with_other_people() =>
        Assert.True(Library.Nudges.Count(nudge => nudge.Actor != NudgeActor.Alone) * 2 >= Library.Nudges.Count);

    [Fact]
    public void At_least_a_fifth_are_done_with_families_the_community_or_Tribes() =>
        Assert.True(
            Library.Nudges.Count(nudge => nudge.Actor is NudgeActor.Families or NudgeActor.CommunityOrTribalPartners) * 5
            >= Library.Nudges.Count);

    [Fact]
    public void Anyone_who_leads_nobody_finds_enough_for_half_a_year_from_every_framework()
    {
        var forAnyone = Library.Nudges.Where(nudge => nudge.Level == NudgeLevel.Anyone).ToList();
        Assert.True(forAnyone.Count >= 26);
        Assert.All(Library.Frameworks, framework => Assert.True(forAnyone.Count(nudge => Library.FrameworkOf(nudge) == framework) >= 4, framework.Id));
    }

    [Fact]
    public void After_a_hard_event_remote_and_new_there_is_something_for_those_who_lead() =>
        Assert.All([NudgeSituation.AfterHardEvent, NudgeSituation.Remote, NudgeSituation.NewTeam, NudgeSituation.LowScore], situation =>
            Assert.True(Library.Nudges.Count(nudge => nudge.Situations.Contains(situation) && nudge.Suits(NudgeLevel.Supervisor)) >= 4, $"{situation}"));

    [Fact]
    public void What_a_source_never_explains_is_called_an_extension() =>
        Assert.All(Practices.NotNamedInSource.SelectMany(Library.NudgesOf), nudge => Assert.Equal(NudgeBasis.Extension, nudge.Basis));

    private static Nudge Nudge(string id) => Library.Find(id)!;

    /// <summary>The usual words, and the plain ones where they differ.</summary>
    private static IEnumerable<NudgeText> Wordings(Nudge nudge) => Enum.GetValues<Wording>().Select(nudge.In).Distinct();

    private static IEnumerable<LocalizedText> Texts(NudgeText text) => [text.Title, text.Why, text.Act, text.Question];

    private static string CardText(NudgeText text, Language language) =>
        $"{text.Title[language]}. {text.Why[language]} {text.Act[language]} {text.Question[language]}";
}
