namespace LeadershipBot.Settings;

/// <summary>
/// Names in the bot's sections that are no settings, and sections that look like one of the bot's, misspelt. What is passed over in
/// silence would leave the default in force where somebody meant another.
/// </summary>
public static class UnknownSettings
{
    public static IEnumerable<string> Problems(IConfiguration configuration, IReadOnlyList<SettingSection> sections) => sections
        .SelectMany(section => InSection(configuration.GetSection(section.Name), section))
        .Concat(configuration.GetChildren().SelectMany(child => Misspelt(child, sections)));

    private static IEnumerable<string> InSection(IConfigurationSection configured, SettingSection section)
    {
        foreach (var child in configured.GetChildren())
        {
            if (section.Find(child.Key) is not { } setting)
            {
                yield return $"{Leaf(child)} is no setting.{Suggestion(section.Name, child.Key, section.Settings.Select(known => known.Name))}";
            }
            else if (SettingSection.IsList(setting) && child.Value is { Length: > 0 })
            {
                yield return $"{child.Path} is a list: write {section.Name}:{setting.Name}:0, {section.Name}:{setting.Name}:1 and so on.";
            }
            else if (child.GetChildren().FirstOrDefault(below => !SettingSection.IsList(setting) || !below.Key.All(char.IsAsciiDigit)) is { } below)
            {
                yield return $"{Leaf(below)} is no setting. Did you mean {section.Name}:{setting.Name}?";
            }
        }
    }

    private static IEnumerable<string> Misspelt(IConfigurationSection child, IReadOnlyList<SettingSection> sections)
    {
        if (!child.GetChildren().Any() || sections.Any(section => section.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase)))
        {
            return [];
        }

        var meant = Nearest(child.Key, sections.Select(section => section.Name));
        return meant is null ? [] : child.GetChildren().Select(below => $"{Leaf(below)} is no setting. Did you mean {meant}:{below.Key}?");
    }

    private static string Suggestion(string section, string key, IEnumerable<string> known) =>
        Nearest(key, known) is { } meant ? $" Did you mean {section}:{meant}?" : " docs/configuration.md lists all that there are.";

    private static string? Nearest(string key, IEnumerable<string> known)
    {
        var nearest = known.Select(name => (Name: name, Distance: Distance(key.ToUpperInvariant(), name.ToUpperInvariant()))).MinBy(name => name.Distance);
        return nearest.Name is not null && nearest.Distance <= Math.Max(1, nearest.Name.Length / 4) ? nearest.Name : null;
    }

    /// <summary>Letters to put in, take out or change (Levenshtein 1966).</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (from[i - 1] == to[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }

    private static string Leaf(IConfigurationSection section) => section.GetChildren().FirstOrDefault() is { } below ? Leaf(below) : section.Path;
}
