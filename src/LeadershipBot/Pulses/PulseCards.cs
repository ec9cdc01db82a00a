using LeadershipBot.Actions;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Content;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Pulses;

/// <summary>A round's cards for one person.</summary>
public sealed class PulseCards(Agency agency, ContentLibrary content, PollOpening opening)
{
    /// <summary>With what came of the last pulse; for whoever is sent it or types for it.</summary>
    public async Task<AdaptiveCard> PollAsync(OpenRoundView view, Caller caller, bool isReminder, CancellationToken cancellationToken) =>
        Draw(view, caller, isReminder, await opening.ForAsync(view.Round, caller, cancellationToken));

    /// <summary>Without: on a tap nothing is read but what answering needs.</summary>
    public AdaptiveCard Blank(OpenRoundView view, Caller caller) => Draw(view, caller, isReminder: false, []);

    private AdaptiveCard Draw(OpenRoundView view, Caller caller, bool isReminder, IReadOnlyList<CardElement> begin) => PulseCard.Draw(
        view.Round,
        view.Instrument.In(agency.Programs.Wording, content.Nudges),
        TitleOf(view.Round, caller),
        caller.Language,
        LocalMoment.Show(view.Round.ClosesAt, caller.Person, caller.Language),
        view.Plan.AnswersCountIn(caller.Person.Id),
        agency.Programs.Support,
        isReminder,
        opening: begin);

    public AdaptiveCard Thanks(RoundRow round, Caller caller) => PulseCard.Thanks(
        round, caller.Language, LocalMoment.Show(round.ClosesAt, caller.Person, caller.Language), agency.Programs.Support);

    private string TitleOf(RoundRow round, Caller caller) =>
        agency.Programs.Pulses.FirstOrDefault(program => program.Id == round.ProgramId)?.Title[caller.Language] ?? agency.Programs.AgencyName;
}
