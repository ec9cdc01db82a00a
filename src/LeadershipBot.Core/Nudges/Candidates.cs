namespace LeadershipBot.Core.Nudges;

/// <summary>What may be shown to one person today, and in which order it is looked through.</summary>
internal sealed class Candidates
{
    private const int RefusalsThatLeaveAPractice = 2;
    private const int DaysInAWeek = 7;

    private readonly NudgeContext _context;
    private readonly List<Nudge> _suitable;
    private readonly Dictionary<string, DateOnly> _lastShown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateOnly> _lastOfFramework = new(StringComparer.Ordinal);
    private readonly ILookup<string, Met> _thisSeason;
    private readonly DateOnly _rested;
    private readonly DateOnly _restedForASeason;

    public Candidates(NudgeContext context, IReadOnlySet<string> leaveOut)
    {
        _context = context;
        _rested = context.Today.AddDays(-DaysInAWeek * ChooseNudge.RestWeeks);
        _restedForASeason = context.Today.AddDays(-DaysInAWeek * ChooseNudge.SeasonRestWeeks);
        var met = context.History
            .Select(entry => (Entry: entry, Nudge: context.Library.Find(entry.NudgeId)))
            .Where(pair => pair.Nudge is not null)
            .Select(pair => new Met(pair.Entry, pair.Nudge!))
            .OrderBy(one => one.Entry.SentOn).ThenBy(one => one.Nudge.Step).ThenBy(one => one.Nudge.Id, StringComparer.Ordinal)
            .ToList();
        foreach (var one in met)
        {
            _lastShown[one.Nudge.Id] = _lastOfFramework[context.Library.FrameworkOf(one.Nudge).Id] = one.Entry.SentOn;
        }

        var refused = met.Where(one => one.Entry.Response == NudgeResponse.NotForMe).Select(one => one.Nudge.Id).ToHashSet(StringComparer.Ordinal);
        _thisSeason = met.Where(one => one.Entry.SentOn >= context.Season.FirstDay).ToLookup(one => one.Nudge.PracticeId, StringComparer.Ordinal);
        var all = context.Library.Nudges
            .Where(nudge => nudge.Suits(context.Level) && FitsSituation(nudge) && (context.HasManager || !nudge.NeedsManager)).ToList();
        AnySuits = all.Count > 0;
        _suitable = [.. all.Where(nudge => !refused.Contains(nudge.Id) && !leaveOut.Contains(nudge.Id))];
    }

    public bool AnySuits { get; }

    /// <summary>After something hard: what was written for such weeks and is new to the person, of the season's practices first.</summary>
    public NudgeChoice.Chosen? ForHardWeeks()
    {
        if (!_context.Situations.Contains(NudgeSituation.AfterHardEvent))
        {
            return null;
        }

        var unseen = _suitable.Where(nudge => IsForHardWeeks(nudge) && IsUnseen(nudge) && !IsLeft(nudge.PracticeId)).ToList();
        var next = First([.. unseen.Where(nudge => nudge.PracticeId == _context.Current)])
            ?? First([.. unseen.Where(nudge => _context.Order.Contains(nudge.PracticeId, StringComparer.Ordinal))]) ?? First(unseen);
        return next is null ? null : Chosen(next, NudgeReason.HardWeeks);
    }

    /// <summary>
    /// What was written for those who speak for an office or the agency, once the practice whose turn it is has had its three steps. What
    /// anybody who leads can do fills a season without it, and they would meet hardly anything of their own. There is little of it, so that it comes again after a year.
    /// </summary>
    public NudgeChoice.Chosen? OfOwnLevel()
    {
        if (_context.Level < NudgeLevel.Manager || (_context.Current is { } current && !HasHadItsSteps(current)))
        {
            return null;
        }

        var own = _suitable.Where(nudge => IsOwnLevel(nudge) && LastShown(nudge) <= _context.Today.AddYears(-1) && !_context.Order.Contains(nudge.PracticeId, StringComparer.Ordinal)).ToList();
        return First([.. NextOfEach(own)]) is { } next ? Chosen(next, NudgeReason.OwnLevel) : null;
    }

    public NudgeChoice.Chosen? OfCurrentPractice() =>
        _context.Current is { } current && !IsLeft(current) && NextOf(current) is { } next
            ? Chosen(next, IsOnceMore(next) ? NudgeReason.OnceMore : NudgeReason.SeasonPractice)
            : null;

    public NudgeChoice.Chosen? OfOtherSeasonPractices()
    {
        // Those to come first, so that the person's order holds as far as it can.
        var place = _context.Season.PlaceOf(_context.Today);
        var others = _context.Order.Skip(place + 1).Concat(_context.Order.Take(place));
        return others.Where(practice => !IsLeft(practice)).Select(NextOf).FirstOrDefault(nudge => nudge is not null) is { } next
            ? Chosen(next, NudgeReason.OtherSeasonPractice)
            : null;
    }

    /// <summary>Outside the season: the framework, then the practice, that the person has not met for longest, each from its first step on.</summary>
    public NudgeChoice.Chosen? OfTheRest()
    {
        var practices = _suitable.Where(nudge => !_context.Order.Contains(nudge.PracticeId, StringComparer.Ordinal)).ToList();
        var next = First([.. NextOfEach(practices)]) ?? First([.. _suitable.Where(nudge => IsUnseen(nudge) && !IsLeft(nudge.PracticeId))])
            ?? First([.. _suitable.Where(IsUnseen)]) ?? First([.. _suitable.Where(IsFresh)]);
        return next is null ? null : Chosen(next, _lastShown.ContainsKey(next.Id) ? NudgeReason.SeenLongAgo : NudgeReason.New);
    }

    /// <summary>When all is known: what was shown longest ago.</summary>
    public NudgeChoice.Chosen? KnownLongest() =>
        _suitable.OrderBy(LastShown).ThenBy(nudge => Shuffle(nudge.Id)).FirstOrDefault() is { } known
            ? Chosen(known, NudgeReason.LibraryExhausted)
            : null;

    private Nudge? First(IReadOnlyList<Nudge> nudges) => nudges
        .OrderBy(nudge => !IsUnseen(nudge))
        .ThenBy(nudge => _lastOfFramework.GetValueOrDefault(_context.Library.FrameworkOf(nudge).Id))
        .ThenBy(nudge => _thisSeason[nudge.PracticeId].Any())
        .ThenByDescending(Fit)
        .ThenBy(nudge => Shuffle(nudge.PracticeId, nudge.Id))
        .FirstOrDefault();

    private IEnumerable<Nudge> NextOfEach(IReadOnlyList<Nudge> nudges) => nudges
        .GroupBy(nudge => nudge.PracticeId, StringComparer.Ordinal)
        .Where(practice => !IsLeft(practice.Key))
        .Select(practice => NextOf(practice.Key, practice)).OfType<Nudge>();

    private Nudge? NextOf(string practice) => NextOf(practice, _suitable.Where(nudge => nudge.PracticeId == practice));

    /// <summary>The next step of a practice: never one before the step the person is at, and the nearest that has anything fresh.</summary>
    private Nudge? NextOf(string practice, IEnumerable<Nudge> among)
    {
        var from = NextStep(practice);
        return among
            .Where(nudge => nudge.Step >= from && LastShown(nudge) <= _restedForASeason)
            .OrderBy(nudge => nudge.Step)
            .ThenBy(nudge => !IsUnseen(nudge))
            .ThenByDescending(Fit)
            .ThenByDescending(IsOwnLevel)
            .ThenBy(LastShown)
            .ThenBy(nudge => Shuffle(nudge.Id))
            .FirstOrDefault();
    }

    /// <summary>
    /// Where the person is with a practice in this season. Time takes them on, whatever they did; "Not this week", "Not for me" and
    /// asking for another keep them at the step, "Not yet" once.
    /// </summary>
    private NudgeStep NextStep(string practice)
    {
        var at = NudgeStep.Notice;
        var heldBack = false;
        foreach (var (entry, nudge) in StepsOf(practice))
        {
            if (nudge.Step > at)
            {
                (at, heldBack) = (nudge.Step, false);
            }

            var stays = entry.Response is NudgeResponse.NotThisWeek or NudgeResponse.NotForMe or NudgeResponse.AskedForAnother;
            if (entry.Outcome == CheckInOutcome.NotYet && !heldBack)
            {
                (stays, heldBack) = (true, true);
            }

            if (!stays && at < NudgeStep.Habit)
            {
                (at, heldBack) = (at + 1, false);
            }
        }

        return at;
    }

    private bool IsOnceMore(Nudge next) =>
        StepsOf(next.PracticeId).LastOrDefault() is { Entry.Outcome: CheckInOutcome.NotYet } last && last.Nudge.Step == next.Step;

    /// <summary>What they met of a practice in this season; what came because the weeks were hard takes nobody a step on.</summary>
    private IEnumerable<Met> StepsOf(string practice) => _thisSeason[practice].Where(one => !IsForHardWeeks(one.Nudge));

    private bool HasHadItsSteps(string practice) =>
        IsLeft(practice) || StepsOf(practice).Any(one => one.Nudge.Step == NudgeStep.Habit) || NextOf(practice) is null;

    private static bool IsForHardWeeks(Nudge nudge) => nudge.Situations.Contains(NudgeSituation.AfterHardEvent);

    /// <summary>Whether it was written for the person's own standing. To whoever leads a team, what anyone can do is as near.</summary>
    private bool IsOwnLevel(Nudge nudge) => nudge.Level == _context.Level && _context.Level >= NudgeLevel.Manager;

    private bool IsLeft(string practice) =>
        _thisSeason[practice].Count(one => one.Entry.Response == NudgeResponse.NotForMe) >= RefusalsThatLeaveAPractice;

    private bool IsUnseen(Nudge nudge) => LastShown(nudge) == DateOnly.MinValue;

    private bool IsFresh(Nudge nudge) => LastShown(nudge) <= _rested;

    private DateOnly LastShown(Nudge nudge) => _lastShown.GetValueOrDefault(nudge.Id);

    private bool FitsSituation(Nudge nudge) =>
        nudge.Situations.All(situation => situation == NudgeSituation.LowScore) || SituationOf(nudge) is not null;

    private NudgeSituation? SituationOf(Nudge nudge) =>
        nudge.Situations.Where(_context.Situations.Contains).Select(situation => (NudgeSituation?)situation).FirstOrDefault();

    /// <summary>What was written for the person's situation first, then for a low score where it is low.</summary>
    private int Fit(Nudge nudge) =>
        SituationOf(nudge) is not null ? 2 : nudge.Situations.Contains(NudgeSituation.LowScore) && LowAt(nudge) is not null ? 1 : 0;

    private string? LowAt(Nudge nudge) => _context.Low.GetValueOrDefault(_context.Library.ItemOf(nudge).Item.Dimension);

    private NudgeChoice.Chosen Chosen(Nudge nudge, NudgeReason reason) => new(nudge, new(reason, SituationOf(nudge), LowAt(nudge)));

    private ulong Shuffle(params IEnumerable<string> names) => SeededHash.Of(_context.Seed, names);

    private sealed record Met(NudgeHistoryEntry Entry, Nudge Nudge);
}
