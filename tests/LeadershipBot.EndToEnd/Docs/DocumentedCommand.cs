using System.Text.RegularExpressions;

namespace LeadershipBot.EndToEnd.Docs;

/// <summary>What a page tells its reader to type: a block, or a few words within a sentence.</summary>
public sealed partial record DocumentedCommand(string Page, int Line, string Text, bool NeedsAzure)
{
    /// <summary>Every command of every page.</summary>
    public static IEnumerable<DocumentedCommand> All => CodeBlocks.Pages.SelectMany(page => CodeBlocks.Of(page).Where(block => block.IsCommands)
        .Select(block => new DocumentedCommand(block.Page, block.Line, block.Text.TrimEnd('\n'), block.NeedsAzure))
        .Concat(WithinSentences(page)));

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Page}:{Line}");

    private static IEnumerable<DocumentedCommand> WithinSentences(string page)
    {
        var lines = File.ReadAllLines(Repository.PathTo(page));
        var shown = CodeBlocks.Read(page, lines).SelectMany(block => Enumerable.Range(block.Line, block.Text.Count(sign => sign == '\n') + 2)).ToHashSet();
        return lines.SelectMany((line, index) => shown.Contains(index + 1)
            ? []
            : Code().Matches(line).Select(match => match.Groups["text"].Value).Where(text => Typed().IsMatch(text) && !text.Contains('…', StringComparison.Ordinal))
                .Select(text => new DocumentedCommand(page, index + 1, text, IsForAzure(text))));
    }

    /// <summary>A sentence has no place for the marker.</summary>
    private static bool IsForAzure(string text) =>
        text.StartsWith("az ", StringComparison.Ordinal) || text.StartsWith("infra/deploy.sh", StringComparison.Ordinal) || text.StartsWith("infra/update.sh", StringComparison.Ordinal);

    [GeneratedRegex("`(?<text>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    /// <summary>A program's name and something behind it, which three dots would leave open; settings of the environment may stand in front.</summary>
    [GeneratedRegex(
        @"^([A-Z_]+=\S+ )*((dotnet|npm|npx|node|az|git|bash|openssl|curl|chromium|leadershipbot|LeadershipBot|Get-MgUser) .+|(\./)?(tests/run( .+)?|infra/[\w.-]+\.sh .+))$",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Typed();
}
