using System.ComponentModel;
using System.Reflection;

namespace LeadershipBot.Settings;

/// <summary>
/// Reads a section so that one value that can't be read hides nothing else that is wrong: it is left out here, and told by
/// <see cref="Problems"/>. An empty value is one that is not set, except for a text.
/// </summary>
public static class SettingValues
{
    public static void Bind(IConfigurationSection configured, SettingSection section, object options)
    {
        var readable = configured.AsEnumerable(makePathsRelative: true)
            .Where(pair => pair is { Key.Length: > 0, Value: not null } && section.Find(pair.Key.Split(':')[0]) is { } setting && IsReadable(setting, pair.Value));
        new ConfigurationBuilder().AddInMemoryCollection(readable).Build().Bind(options);
    }

    /// <summary>Values of the wrong kind, each with its setting's name and never with the value.</summary>
    public static IEnumerable<string> Problems(IConfigurationSection configured, SettingSection section) => section.Settings
        .Where(setting => !SettingSection.IsList(setting) && configured[setting.Name] is { Length: > 0 } value && !IsReadable(setting, value))
        .Select(setting => $"{section.Name}:{setting.Name} must be {Kind(setting.PropertyType)}.");

    /// <summary>What is written in a setting of a type, in words that follow "must be".</summary>
    public static string Kind(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var kind when kind == typeof(bool) => "true or false",
        var kind when kind == typeof(int) || kind == typeof(long) => "a whole number",
        var kind when kind == typeof(TimeSpan) => "a time such as 00:00:30",
        { IsEnum: true } kind => string.Join(" or ", Enum.GetNames(kind)),
        var kind when kind == typeof(string) => "a text",
        _ => "of another kind",
    };

    private static bool IsReadable(PropertyInfo setting, string value)
    {
        var type = Nullable.GetUnderlyingType(setting.PropertyType) ?? setting.PropertyType;
        if (type == typeof(string) || SettingSection.IsList(setting))
        {
            return true;
        }

        try
        {
            return value.Length > 0 && TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value) is not null;
        }
        catch (Exception error) when (error is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            return false;
        }
    }
}
