namespace LeadershipBot.EndToEnd.Docs;

/// <summary>Reads the fenced blocks of the repository's pages.</summary>
public static class CodeBlocks
{
    public const string NeedsAzure = "<!-- needs Azure -->";

    private static readonly string[] Folders = ["docs", "manifest", "infra"];

    /// <summary>Every page for people, by its path from the root.</summary>
    public static IReadOnlyList<string> Pages { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Folders.SelectMany(folder => Directory.EnumerateFiles(Repository.PathTo(folder), "*.md", SearchOption.AllDirectories)))
            .Where(path => !path.Contains("node_modules", StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    public static IEnumerable<CodeBlock> All => Pages.SelectMany(Of);

    /// <summary>The blocks of one page, from its top to its end.</summary>
    /// <param name="page">A path from the root of the repository.</param>
    public static IReadOnlyList<CodeBlock> Of(string page) => Read(page, File.ReadAllLines(Repository.PathTo(page)));

    /// <exception cref="FormatException">A fence is not closed.</exception>
    public static IReadOnlyList<CodeBlock> Read(string page, IReadOnlyList<string> lines)
    {
        var blocks = new List<CodeBlock>();
        for (var line = 0; line < lines.Count; line++)
        {
            var fence = Fence(lines[line]);
            if (fence == 0)
            {
                continue;
            }

            var opened = line;
            var indent = lines[opened].IndexOf('`', StringComparison.Ordinal);
            var text = new List<string>();
            for (line++; line < lines.Count && !(Fence(lines[line]) >= fence && lines[line].Trim().All(sign => sign == '`')); line++)
            {
                text.Add(WithoutIndent(lines[line], indent));
            }

            if (line == lines.Count)
            {
                throw new FormatException($"{page}:{opened + 1}: the fence is not closed.");
            }

            blocks.Add(new CodeBlock(
                page, opened + 1, lines[opened].Trim().TrimStart('`').Trim(), string.Concat(text.Select(each => each + "\n")), HasMarker(lines, opened)));
        }

        return blocks;
    }

    private static int Fence(string line)
    {
        var signs = line.TrimStart().TakeWhile(sign => sign == '`').Count();
        return signs >= 3 ? signs : 0;
    }

    private static string WithoutIndent(string line, int indent) =>
        line[Math.Min(indent, line.Length - line.TrimStart(' ').Length)..];

    /// <summary>The marker may have an empty line after it: some editors put one there.</summary>
    private static bool HasMarker(IReadOnlyList<string> lines, int opened)
    {
        var before = opened - 1;
        if (before >= 0 && string.IsNullOrWhiteSpace(lines[before]))
        {
            before--;
        }

        return before >= 0 && lines[before].Trim() == NeedsAzure;
    }
}
