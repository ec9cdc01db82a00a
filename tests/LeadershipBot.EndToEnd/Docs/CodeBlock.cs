namespace LeadershipBot.EndToEnd.Docs;

/// <summary>A fenced block of a page.</summary>
/// <param name="Page">The page's path from the root of the repository, with slashes.</param>
/// <param name="Line">Where the fence opens, from 1.</param>
/// <param name="Language">What stands behind the fence, such as <c>bash</c>; empty for what is only shown.</param>
/// <param name="Text">What is inside, with a line end after each line.</param>
/// <param name="NeedsAzure">The page says so on the line before: it can't be run here.</param>
public sealed record CodeBlock(string Page, int Line, string Language, string Text, bool NeedsAzure)
{
    public bool IsCommands => Language is "bash" or "sh" or "shell" or "console";

    /// <summary>Its place, as an editor finds it.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Page}:{Line}");
}
