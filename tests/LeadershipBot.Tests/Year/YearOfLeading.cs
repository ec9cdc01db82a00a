using System.Globalization;
using LeadershipBot.Actions;
using LeadershipBot.Core.Actions;
using LeadershipBot.Nudges;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Year;

/// <summary>What those who lead do with results, by chance that follows from a seed.</summary>
internal sealed class YearOfLeading(AgencyAtWork agency)
{
    private readonly Random _chance = new(2026);

    public IReadOnlyList<Colleague> Leads { get; } = [.. agency.People.Where(person => person.Role is "manager" or "leader")];

    private Colleague Director => agency.With("leader").Single();

    public Task TellEverybodyAsync() => Director.TellsAsync(Unit.Agency);

    public async Task OverrideAsync(string reason)
    {
        var admin = agency.With("administrator").First();
        var asked = await admin.SaysAsync("open anyway " + reason);
        await admin.TapsAsync(asked, OpenAnyway.VerbName);
    }

    /// <summary>Four of five tell their team; of these most promise something, and some take it to the director.</summary>
    public async Task AnswerReleaseAsync(string roundId)
    {
        foreach (var lead in Leads.Where(lead => lead != Director && _chance.NextDouble() < 0.8))
        {
            var told = await lead.TellsAsync();
            var roll = _chance.NextDouble();
            if (roll < 0.6)
            {
                await PromiseAsync(lead, told, roundId);
            }
            else if (roll < 0.75)
            {
                await RaiseAsync(lead, told);
            }
        }
    }

    /// <summary>Owners whose day has come, and leaders who were asked.</summary>
    public async Task SayHowItStandsAsync()
    {
        var now = await agency.NowAsync();
        foreach (var lead in Leads)
        {
            foreach (var card in await lead.HeardAsync(CheckOutcome.VerbName))
            {
                var status = _chance.NextDouble() switch { < 0.6 => "Done", < 0.85 => "Going", _ => "Dropped" };
                var checkedCard = await lead.TapsOnAsync(card, CheckOutcome.VerbName, new { status, words = "We looked at it together.", date = Day(now.AddDays(30)) });
                await lead.TapsAsync(checkedCard, SendOutcome.VerbName);
            }

            foreach (var card in await lead.HeardAsync(CheckReply.VerbName))
            {
                await lead.TapsAsync(await lead.TapsOnAsync(card, CheckReply.VerbName, new { reply = "We found the money for it." }), SendReply.VerbName);
            }
        }
    }

    /// <summary>Person and day, and the nudge shown then.</summary>
    public async Task<Dictionary<string, string>> ShownAsync(DateOnly upTo)
    {
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var lead in Leads)
        {
            foreach (var row in await agency.Service<NudgeHistory>().ReadAsync(lead.Id, TestContext.Current.CancellationToken))
            {
                if (row.Value.SentOn <= upTo)
                {
                    shown.Add($"{lead.Id} {row.RowKey}", row.Value.NudgeId);
                }
            }
        }

        return shown;
    }

    private async Task PromiseAsync(Colleague lead, Message told, string roundId)
    {
        if (!told.Offers(BeginAction.VerbName))
        {
            return;
        }

        var card = await lead.TapsOnAsync(told, BeginAction.VerbName);
        card = await lead.TapsOnAsync(card, TapDraft.Next, new { text = $"We try one thing after {roundId}." });
        var due = Day((await agency.NowAsync()).AddDays(_chance.Next(7, 60)));
        card = await lead.TapsOnAsync(card, TapDraft.Next, new { decidedWith = "the team", heardFrom = "families", due, owner = lead.Id });
        await lead.TapsAsync(card, TapDraft.Send);
    }

    private async Task RaiseAsync(Colleague lead, Message told)
    {
        if (!told.Offers(BeginAction.VerbName))
        {
            return;
        }

        var card = await lead.TapsOnAsync(told, BeginAction.VerbName);
        card = await lead.TapsOnAsync(card, TapDraft.Above, new { text = "Our cars are too few." });
        card = await lead.TapsOnAsync(card, TapDraft.Next, new { leader = Director.Id });
        await lead.TapsAsync(card, TapDraft.Send);
    }

    private static string Day(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
