using LeadershipBot.Core.Organization;

namespace LeadershipBot.Core.Tests.Organization;

public sealed class OrganizationTreeTests
{
    private static readonly OrganizationTree Tree = OrganizationTree.FromParents(
        [("b2", "b"), ("a", "root"), ("b", "root"), ("root", null), ("b1", "b"), ("Z", "root"), ("b1x", "b1")]);

    [Fact]
    public void Nodes_come_depth_first_with_siblings_in_ordinal_order() => Assert.Equal(
        [("root", 0), ("Z", 1), ("a", 1), ("b", 1), ("b1", 2), ("b1x", 3), ("b2", 2)], Tree.Nodes.Select(node => (node.Name, node.Depth)));

    [Fact]
    public void Children_ancestors_and_subtrees_are_at_hand()
    {
        Assert.Equal(["b1", "b2"], Tree.ChildrenOf(Tree.Find("b")!).Select(node => node.Name));
        Assert.Equal(["b1", "b", "root"], Tree.AncestorsOf(Tree.Find("b1x")!).Select(node => node.Name));
        Assert.Equal(["b", "b1", "b1x", "b2"], Tree.SubtreeOf(Tree.Find("b")!).Select(node => node.Name));
        Assert.Null(Tree.Find("c"));
    }

    [Fact]
    public void What_is_not_one_tree_is_refused()
    {
        Assert.Throws<ArgumentException>(() => OrganizationTree.FromParents([]));
        Assert.Throws<ArgumentException>(() => OrganizationTree.FromParents([("a", null), ("b", null)]));
        Assert.Throws<ArgumentException>(() => OrganizationTree.FromParents([("a", null), ("b", "c")]));
        Assert.Throws<ArgumentException>(() => OrganizationTree.FromParents([("a", null), ("b", "c"), ("c", "b")]));
        Assert.Throws<ArgumentException>(() => OrganizationTree.FromParents([("a", null), ("b", "a"), ("b", "a")]));
    }

    [Fact]
    public void A_chain_of_a_hundred_thousand_teams_is_a_tree()
    {
        var chain = OrganizationTree.FromParents(Enumerable.Range(0, 100_000).Select(number => ($"{number:D6}", number == 0 ? null : $"{number - 1:D6}")));

        Assert.Equal(99_999, chain.Nodes[^1].Depth);
    }
}
