using System.Text.RegularExpressions;

namespace LeadershipBot.Tests.Infra;

/// <summary>What a Bicep file declares, and which names it uses.</summary>
internal sealed class BicepFile(string path, BicepNode root)
{
    /// <summary>From the folder <c>infra</c>.</summary>
    public string Path { get; } = path;

    public BicepNode Root { get; } = root;

    public IReadOnlyList<BicepNode> Parameters { get; } = Declarations(root, "parameter_declaration");

    public IReadOnlyList<BicepNode> Variables { get; } = Declarations(root, "variable_declaration");

    public IReadOnlyList<BicepNode> Outputs { get; } = Declarations(root, "output_declaration");

    public IReadOnlyList<BicepResource> Modules { get; } = [.. Declarations(root, "module_declaration").Select(node => new BicepResource(node))];

    public IReadOnlyList<BicepResource> Resources { get; } = [.. Declarations(root, "resource_declaration").Select(node => new BicepResource(node))];

    public IEnumerable<string> Declared => Parameters.Concat(Variables).Select(NameOf).Concat(Modules.Concat(Resources).Select(each => each.Symbol));

    /// <summary>Names of parameters without a value of their own.</summary>
    public IEnumerable<string> Required => Parameters.Where(parameter => parameter.Parts.Count == 2).Select(NameOf);

    public IEnumerable<string> Functions => Root.All.Where(node => node.Type == "call_expression").Select(call => call.Parts[0].Flat);

    /// <summary>Every use of a name that this file declares itself, with its line.</summary>
    public IEnumerable<(string Name, int Line)> References => Uses(Root, []);

    public static string NameOf(BicepNode declaration) => declaration.Parts[0].Word;

    public override string ToString() => Path;

    private static IReadOnlyList<BicepNode> Declarations(BicepNode root, string type) => [.. root.Parts.Where(node => node.Type == type)];

    private static IEnumerable<(string Name, int Line)> Uses(BicepNode node, HashSet<string> local)
    {
        switch (node.Type)
        {
            case "identifier":
                return local.Contains(node.Word) ? [] : [(node.Word, node.Line)];
            case "type" or "using_statement" or "target_scope_assignment":
                return [];
            case "object_property":
                // A key may be a string with a name in it.
                return node.Parts.Skip(node.Parts[0].Type == "identifier" ? 1 : 0).SelectMany(part => Uses(part, local));
            case "call_expression" when node.Parts[0].Type == "identifier":
                return node.Parts.Skip(1).SelectMany(part => Uses(part, local));
            case "parameter_declaration" or "variable_declaration" or "output_declaration" or "module_declaration" or "resource_declaration":
                return node.Parts.Skip(1).SelectMany(part => Uses(part, local));
            case "for_statement":
                var loop = node.All.Where(part => part.Type is "loop_variable" or "loop_enumerator").Select(part => part.Word)
                    .Concat(node.Parts.Take(1).Where(part => part.Type == "identifier").Select(part => part.Word));
                var within = new HashSet<string>(local.Concat(loop), StringComparer.Ordinal);
                return node.Parts.Where(part => part.Type != "for_loop_parameters").SelectMany(part => Uses(part, within));
            default:
                return node.Parts.SelectMany(part => Uses(part, local));
        }
    }
}

/// <summary>A resource or a module.</summary>
internal sealed partial record BicepResource(BicepNode Node)
{
    public string Symbol => BicepFile.NameOf(Node);

    /// <summary>Such as <c>Microsoft.Web/sites</c>; a module's file.</summary>
    public string Kind => Node.Parts[1].Word.Split('@')[0];

    public string Version => Node.Parts[1].Word.Split('@')[^1];

    public BicepNode Body => Node.All.First(part => part.Type == "object");

    public bool IsStable => StableVersion().IsMatch(Version);

    /// <summary>A value by the names that lead to it, such as <c>properties/siteConfig/alwaysOn</c>, as it is written.</summary>
    public string? Value(string path)
    {
        var node = Body;
        foreach (var name in path.Split('/'))
        {
            if (node.Property(name) is not { } next)
            {
                return null;
            }

            node = next;
        }

        return node.Flat;
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}$", RegexOptions.None, 1000)]
    private static partial Regex StableVersion();
}
