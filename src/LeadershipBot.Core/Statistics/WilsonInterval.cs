using MathNet.Numerics.Distributions;

namespace LeadershipBot.Core.Statistics;

/// <summary>
/// The score interval of a share, which stays within 0 and 1 and holds what it says for few cases too (Wilson 1927, Journal of the
/// American Statistical Association 22, 209–212): (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n).
/// </summary>
public static class WilsonInterval
{
    /// <summary>The interval; from 0 to 1 where there are no cases.</summary>
    /// <param name="part">How many of them have the property.</param>
    /// <param name="whole">How many there are.</param>
    /// <param name="level">How often it is to hold the true share.</param>
    public static Interval Of(long part, long whole, double level = 0.95)
    {
        if (whole == 0)
        {
            return new(0, 1);
        }

        var (n, z) = ((double)whole, Normal.InvCDF(0, 1, (1 + level) / 2));
        var middle = part + (z * z / 2);
        var half = z * Math.Sqrt((part * ((double)whole - part) / n) + (z * z / 4));

        // Nothing of all, and all of all, end the scale, whatever rounding makes of them.
        return new(part == 0 ? 0 : (middle - half) / (n + (z * z)), part == whole ? 1 : (middle + half) / (n + (z * z)));
    }
}
