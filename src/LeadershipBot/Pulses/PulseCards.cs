using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Content;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Pulses;

/// <summary>A round's cards for one person.</summary>
public sealed class PulseCards(Agency agency, ContentLibrary content)
{
    public AdaptiveCard Poll(OpenRoundView view, Caller caller, bool isReminder) => PulseCard.Draw(
        view.Round,
        view.Instrument.In(agency.Programs.Wording, content.Nudges),
        TitleOf(view.Round, caller),
        caller.Language,
        LocalMoment.Show(view.Round.ClosesAt, caller.Person, caller.Language),
        view.Plan.AnswersCountIn(caller.Person.Id),
        agency.Programs.Support,
        isReminder);

    public AdaptiveCard Thanks(RoundRow round, Caller caller) => PulseCard.Thanks(
        round, caller.Language, LocalMoment.Show(round.ClosesAt, caller.Person, caller.Language), agency.Programs.Support);

    private string TitleOf(RoundRow round, Caller caller) =>
        agency.Programs.Pulses.FirstOrDefault(program => program.Id == round.ProgramId)?.Title[caller.Language] ?? agency.Programs.AgencyName;
}
