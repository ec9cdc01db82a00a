using System.Buffers;

namespace LeadershipBot.Core.Organization;

/// <summary>The words a roster's columns understand, in English and Spanish, whatever their case.</summary>
internal static class RosterWords
{
    private static readonly SearchValues<char> ZoneCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_+-");

    public static IReadOnlyDictionary<string, bool> Leads { get; } = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase)
    {
        ["yes"] = true,
        ["true"] = true,
        ["1"] = true,
        ["sí"] = true,
        ["si"] = true,
        ["no"] = false,
        ["false"] = false,
        ["0"] = false,
    };

    public static IReadOnlyDictionary<string, Role> Roles { get; } = new Dictionary<string, Role>(StringComparer.OrdinalIgnoreCase)
    {
        ["staff"] = Role.Staff,
        ["manager"] = Role.Manager,
        ["leader"] = Role.Leader,
        ["administrator"] = Role.Administrator,
        ["admin"] = Role.Administrator,
        ["personal"] = Role.Staff,
        ["gerente"] = Role.Manager,
        ["líder"] = Role.Leader,
        ["administrador"] = Role.Administrator,
        ["administradora"] = Role.Administrator,
    };

    public static IReadOnlyDictionary<string, Language> Languages { get; } = new Dictionary<string, Language>(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = Language.English,
        ["en-US"] = Language.English,
        ["English"] = Language.English,
        ["inglés"] = Language.English,
        ["es"] = Language.Spanish,
        ["es-US"] = Language.Spanish,
        ["es-MX"] = Language.Spanish,
        ["Spanish"] = Language.Spanish,
        ["español"] = Language.Spanish,
    };

    /// <summary>Whether the text could be an IANA name at all, so that nothing else reaches the system's zone files.</summary>
    public static bool IsZoneName(string text) => !text.AsSpan().ContainsAnyExcept(ZoneCharacters);
}
