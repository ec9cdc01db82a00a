using System.Net;

namespace LeadershipBot.Store;

/// <summary>Which addresses are a Table service: an account's own in one of Azure's clouds, or an emulator on this machine.</summary>
public static class TableAddress
{
    // Public Azure, Azure Government, Azure in China.
    private static readonly string[] Suffixes = ["core.windows.net", "core.usgovcloudapi.net", "core.chinacloudapi.cn"];

    public static string Shown { get; } = string.Join(", ", Suffixes.Select(suffix => $"https://NAME.table.{suffix}"));

    public static bool IsAccount(Uri uri) =>
        uri is { Scheme: "https", IsDefaultPort: true, PathAndQuery: "/", Fragment: "", UserInfo: "" }
        && Array.Exists(Suffixes, suffix => uri.Host.EndsWith(".table." + suffix, StringComparison.Ordinal)
            && IsAccountName(uri.Host[..^(".table.".Length + suffix.Length)]));

    public static bool IsEmulator(Uri uri) =>
        uri is { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" }
        && (uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));

    private static bool IsAccountName(string text) => text.Length is >= 3 and <= 24 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));
}
