namespace LeadershipBot.EndToEnd;

/// <summary>
/// A program the suite cannot do without. A missing one fails the tests with a message that says what to install:
/// a skipped suite would look like a passed one.
/// </summary>
internal sealed record Prerequisite(string Name, string Advice, params IReadOnlyList<string> Commands)
{
    public static Prerequisite Node { get; } = new("Node.js 20 or newer", "See https://nodejs.org.", "node");

    public static Prerequisite Npm { get; } = new("npm", "It comes with Node.js.", "npm");

    public static Prerequisite Chromium { get; } = new(
        "Chromium", "On Debian: apt-get install chromium.", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome");

    /// <summary>Only to write the documentation's pictures anew.</summary>
    public static Prerequisite Pngquant { get; } = new("pngquant", "On Debian: apt-get install pngquant.", "pngquant");

    /// <summary>The full path of the first of the commands found on PATH.</summary>
    public string Locate() =>
        Commands.SelectMany(Candidates).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException($"{Name} is needed and was not found on PATH. {Advice}");

    private static IEnumerable<string> Candidates(string command) =>
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        from extension in OperatingSystem.IsWindows() ? [".exe", ".cmd"] : new[] { "" }
        select Path.Combine(folder, command + extension);
}
