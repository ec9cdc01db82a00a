namespace LeadershipBot.Tests.Infra;

/// <summary>A node of a Bicep file's tree, as <c>tests/bicep/tree.mjs</c> prints it.</summary>
internal sealed record BicepNode(string Type, int Line, string? Text = null, bool Missing = false, IReadOnlyList<BicepNode>? Children = null)
{
    public IReadOnlyList<BicepNode> Parts => Children ?? [];

    public IEnumerable<BicepNode> All => Parts.SelectMany(part => part.All).Prepend(this);

    /// <summary>An object's property of that name; null where it has none.</summary>
    public BicepNode? Property(string name) => Properties.FirstOrDefault(property => property.Name == name).Value;

    public IEnumerable<(string Name, BicepNode Value)> Properties => Parts
        .Where(part => part.Type == "object_property")
        .Select(part => (part.Parts[0].Word, part.Parts[^1]));

    /// <summary>An identifier, or what is between a string's quotes.</summary>
    public string Word => Text?.Trim('\'') ?? "";

    /// <summary>Its source without spaces, as far as strings and words tell.</summary>
    public string Flat => Text ?? string.Concat(Parts.Select(part => part.Flat + " ")).TrimEnd();
}
