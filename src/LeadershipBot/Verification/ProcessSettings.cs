using System.Collections;

namespace LeadershipBot.Verification;

/// <summary>What the surroundings of a process can turn on in it.</summary>
/// <param name="Variables">Environment variables by name; names differ by more than case.</param>
/// <param name="Switches">A runtime switch; null where it is not set.</param>
public sealed record ProcessSettings(IReadOnlyDictionary<string, string> Variables, Func<string, bool?> Switches)
{
    public static ProcessSettings OfThisProcess()
    {
        var variables = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        return new(variables, name => AppContext.TryGetSwitch(name, out var isOn) ? isOn : null);
    }
}
