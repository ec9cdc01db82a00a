namespace LeadershipBot.Content;

/// <summary>A content file is malformed. The message is for whoever edits the file and names the file, the line and the field.</summary>
public sealed class ContentException(string file, int line, string field, string problem, Exception? cause = null)
    : Exception($"{file}, line {line}, {field}: {problem}", cause)
{
    public string File { get; } = file;

    /// <summary>1-based; of the nearest field that is there when the one meant is missing.</summary>
    public int Line { get; } = line;

    public string Field { get; } = field;

    public string Problem { get; } = problem;
}
