using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using LeadershipBot.Core.Organization;
using LeadershipBot.Sandbox.Agency;

namespace LeadershipBot.Sandbox.Staff;

/// <summary>
/// How people of the sandbox tend to answer. Everything follows from the seed and the names of things, never from the
/// order in which cards arrive, so two runs with one seed give the same answers.
/// </summary>
public sealed class Temperament(int seed, SandboxRoster roster)
{
    /// <summary>A source of chance that is always the same for the same names.</summary>
    public Random Chance(params ReadOnlySpan<string> names)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{string.Join('/', names)}"));
        return new Random(BinaryPrimitives.ReadInt32LittleEndian(hash));
    }

    /// <summary>The share of a team's pulses that get an answer: about three in four, more in some teams and regions.</summary>
    public double ResponseRate(string team) => Math.Clamp(
        0.75 + Around(0.08, "response", roster.RegionOf(team)) + Around(0.12, "response", team), 0.4, 0.95);

    /// <summary>What a person tends to say to an item, on the agreement scale of 1 to 5.</summary>
    public double Leaning(Person person, string item) =>
        3.7
        + Around(0.4, "mood", roster.RegionOf(person.Team))
        + Around(0.6, "mood", person.Team)
        + Around(0.5, "mood", person.Id)
        + Around(0.5, "item", item);

    /// <summary>Roughly normal noise with the given standard deviation.</summary>
    public static double Noise(Random chance, double deviation)
    {
        // Irwin–Hall: twelve uniform numbers have variance one.
        var sum = 0.0;
        for (var i = 0; i < 12; i++)
        {
            sum += chance.NextDouble();
        }

        return (sum - 6) * deviation;
    }

    private double Around(double spread, string kind, string name) =>
        ((Chance(kind, name).NextDouble() * 2) - 1) * spread;
}
