using LeadershipBot.Operations;

namespace LeadershipBot.Tests.Settings;

/// <summary>A host that is started with settings, and what it says instead.</summary>
internal static class RefusedStart
{
    public const string Header = "The bot can't start until this is mended:";

    /// <summary>Right ones, for a store in files; the two files need not exist.</summary>
    public static Dictionary<string, string> Right => new(StringComparer.Ordinal)
    {
        ["Bot:AppId"] = "0f8fad5b-d9cb-469f-a165-70867728950e",
        ["Bot:TenantId"] = "7c9e6679-7425-40de-944b-e07fc1f90ae7",
        ["Bot:AppType"] = "UserAssignedMSI",
        ["Roster:File"] = "people.csv",
        ["Programs:File"] = "programs.yaml",
        ["Storage:DataDirectory"] = "data",
    };

    /// <summary>The lines of the message; none where the settings are taken.</summary>
    public static IReadOnlyList<string> Lines(params (string Setting, string? Value)[] changes)
    {
        var settings = Right;
        foreach (var (setting, value) in changes)
        {
            if (value is null)
            {
                settings.Remove(setting);
            }
            else
            {
                settings[setting] = value;
            }
        }

        return Lines([.. settings.Select(setting => $"--{setting.Key}={setting.Value}")]);
    }

    public static IReadOnlyList<string> Lines(string[] args)
    {
        try
        {
            LeadershipBotHost.PutTogether(LeadershipBotHost.CreateBuilder([.. args, "--contentRoot", AppContext.BaseDirectory]));
            return [];
        }
        catch (Exception error) when (StartErrors.Describe(error) is { } description)
        {
            return description.Split(Environment.NewLine);
        }
    }
}
