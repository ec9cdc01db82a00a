using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Content;

/// <summary>An instrument as its file says.</summary>
/// <param name="SeasonRoom">How many items of a season it has room for.</param>
internal sealed record SeasonalInstrument(Instrument Instrument, int SeasonRoom)
{
    public string Id => Instrument.Id;
}
