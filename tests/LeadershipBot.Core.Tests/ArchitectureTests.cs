using System.Reflection;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Tests;

public sealed class ArchitectureTests
{
    [Fact]
    public void Core_references_the_framework_and_mathnet_only() => Assert.All(
        typeof(Ballot).Assembly.GetReferencedAssemblies(),
        name => Assert.True(name.Name!.StartsWith("System.", StringComparison.Ordinal) || name.Name == "MathNet.Numerics", name.Name));

    [Theory]
    [InlineData(typeof(Ballot), "Cell:Int32", "Answers:IReadOnlyList`1", "IsBlank:Boolean")]
    [InlineData(typeof(SealedBallot), "EphemeralKey:Byte[]", "Nonce:Byte[]", "Ciphertext:Byte[]")]
    public void A_ballot_holds_no_identity_and_no_time(Type type, params string[] expected)
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var properties = type.GetProperties(All).Where(property => property.Name != "EqualityContract").Select(property => $"{property.Name}:{property.PropertyType.Name}");
        var fields = type.GetFields(All).Where(field => !field.Name.EndsWith("k__BackingField", StringComparison.Ordinal));

        Assert.Equal(expected.Order(), properties.Order());
        Assert.Empty(fields);
    }

    [Fact]
    public void A_release_holds_only_what_is_shown()
    {
        static IEnumerable<string> Names(Type type) => type.GetProperties().Select(property => property.Name).Order();

        Assert.Equal(["Closed", "InstrumentId", "Nodes", "Opened", "Reliability", "RoundId"], Names(typeof(Release)));
        Assert.Equal(["IsPublished", "Name", "Parent", "Reason", "Response", "Scores"], Names(typeof(ReleaseNode)));
        Assert.Equal(["AboutLead", "Answers", "CannotTell", "Favourable", "High", "Low", "Mean", "MeanValue", "Measure", "Spread"], Names(typeof(ReleaseScore)));
        Assert.Equal(["Alpha", "Icc1", "Icc2"], Names(typeof(Reliability)));
    }
}
