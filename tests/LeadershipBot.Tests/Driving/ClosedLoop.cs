using LeadershipBot.Actions;
using LeadershipBot.Sandbox.Connector;

namespace LeadershipBot.Tests.Driving;

/// <summary>What leaders do with results, so that the next round may open.</summary>
internal static class ClosedLoop
{
    /// <summary>Everybody is told what the last round said, so that the next one may open; nothing where there is nothing to tell.</summary>
    public static async Task TellsWhatWasHeardAsync(this AgencyAtWork agency) => await agency.With("leader").First().TellsAsync(Core.Actions.Unit.Agency);

    /// <summary>Types "results", looks at what a team would read, and sends it; the card that takes its place.</summary>
    /// <param name="unit">The team's key, or the agency's; null for the first that can be told.</param>
    public static async Task<Message> TellsAsync(this Colleague leader, string? unit = null)
    {
        var results = await leader.SaysAsync("results");
        return results.Offers(ShowHeard.VerbName) ? await leader.TapsOnAsync(await leader.TapsOnAsync(results, ShowHeard.VerbName, unit is null ? null : new { unit }), SendHeard.VerbName) : results;
    }

    /// <summary>The last thing the bot said, as it is now: a tapped card takes the place of the one before.</summary>
    public static async Task<Message> LatestAsync(this Colleague person) => (await person.HeardAsync())[^1];

    /// <summary>Taps a card; the card that takes its place.</summary>
    public static async Task<Message> TapsOnAsync(this Colleague person, Message card, string verb, object? data = null)
    {
        await person.TapsAsync(card, verb, data);
        return (await person.HeardAsync()).Single(message => message.Id == card.Id);
    }

    /// <summary>Whether a card has an input of this id, and what stands in it.</summary>
    public static string? ValueOf(this Message message, string input) => CardReader.Elements(message.Card)
        .Where(element => CardReader.HasText(element, "id", input))
        .Select(element => CardReader.Text(element, "value"))
        .FirstOrDefault();
}
