using System.Reflection;

namespace LeadershipBot.Settings;

/// <summary>A section of the bot's configuration and the class it is read into.</summary>
public sealed record SettingSection(string Name, Type Options)
{
    /// <summary>Its settings as the class declares them: what can be set, and lists of texts. Other properties say what follows from these.</summary>
    public IReadOnlyList<PropertyInfo> Settings { get; } =
        [.. Options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod?.IsPublic == true || IsList(property))];

    public static bool IsList(PropertyInfo property) => property.PropertyType == typeof(IList<string>);

    public PropertyInfo? Find(string key) => Settings.FirstOrDefault(property => property.Name.Equals(key, StringComparison.OrdinalIgnoreCase));
}
