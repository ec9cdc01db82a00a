namespace LeadershipBot.Content;

/// <summary>What a content file holds; its place says so.</summary>
public enum ContentKind
{
    Unknown,

    /// <summary>frameworks/{framework}/source.json</summary>
    Source,

    /// <summary>frameworks/{framework}/practices.json</summary>
    Practices,

    /// <summary>frameworks/{framework}/nudges*.json</summary>
    Nudges,

    /// <summary>instruments/*.json</summary>
    Instrument,

    /// <summary>circles.json</summary>
    Circles,
}

/// <summary>One content file: its path below <c>Content/</c> or the agency's own folder, with forward slashes, and its bytes.</summary>
public sealed record ContentFile(string Path, ReadOnlyMemory<byte> Utf8)
{
    public ContentKind Kind => Path.Split('/') switch
    {
        ["circles.json"] => ContentKind.Circles,
        ["instruments", _] => ContentKind.Instrument,
        ["frameworks", _, "source.json"] => ContentKind.Source,
        ["frameworks", _, "practices.json"] => ContentKind.Practices,
        ["frameworks", _, var name] when name.StartsWith("nudges", StringComparison.Ordinal) => ContentKind.Nudges,
        _ => ContentKind.Unknown,
    };

    /// <summary>The framework a file belongs to: the folder it lies in.</summary>
    public string Framework => Path.Split('/') is ["frameworks", var id, _] ? id : "";
}
