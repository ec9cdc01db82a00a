namespace LeadershipBot.Content;

/// <summary>One content file: its path below <c>Content/</c>, with forward slashes, and its bytes.</summary>
public sealed record ContentFile(string Path, ReadOnlyMemory<byte> Utf8);
