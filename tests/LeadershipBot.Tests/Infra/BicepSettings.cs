namespace LeadershipBot.Tests.Infra;

/// <summary>The names of the web app's settings.</summary>
internal static class BicepSettings
{
    public static IReadOnlyList<string> In(BicepFile host) =>
    [
        .. host.Variables.Where(variable => BicepFile.NameOf(variable).EndsWith("Settings", StringComparison.Ordinal))
            .SelectMany(variable => variable.All)
            .Where(node => node.Type == "object_property" && node.Parts[0].Word == "name")
            .Select(node => node.Parts[^1].Word),
    ];
}
