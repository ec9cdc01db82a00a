using Xunit;

namespace LeadershipBot.Tests.Infra;

/// <summary>What Bicep's compiler would say, as far as the tree tells: the compiler itself needs the deployer's machine.</summary>
public sealed class BicepSyntaxTests
{
    private static readonly HashSet<string> Functions = new(StringComparer.Ordinal)
    {
        "allowed", "description", "maxLength", "maxValue", "minLength", "minValue",
        "concat", "empty", "guid", "items", "readEnvironmentVariable", "replace", "resourceGroup", "string", "subscription", "subscriptionResourceId",
        "take", "toLower", "union", "uniqueString",
    };

    public static TheoryData<string> Files { get; } = [.. BicepFiles.Paths];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_has_no_error_of_syntax(string path)
    {
        var file = await BicepFiles.OneAsync(path);

        Assert.Empty(Errors(file));
        Assert.NotEmpty(file.Root.Parts);
    }

    [Theory]
    [InlineData("param a string\nresource b 'X/y@2024-01-01' = {\n  name: a\n")]
    [InlineData("var a = {\n  b: 'c\n}\n")]
    [InlineData("param a\n")]
    public async Task An_error_of_syntax_is_found(string text)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("bicep-").FullName, "wrong.bicep");
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);

        var file = Assert.Single(await BicepFiles.ParseAsync([path]));

        Assert.NotEmpty(Errors(file));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_name_that_is_used_is_declared_and_every_parameter_and_variable_is_used(string path)
    {
        var file = await BicepFiles.OneAsync(path);
        var declared = file.Declared.ToHashSet(StringComparer.Ordinal);
        var used = file.References.Select(reference => reference.Name).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(file.References.Where(reference => !declared.Contains(reference.Name)));
        Assert.Empty(file.Functions.Where(function => !Functions.Contains(function)));
        if (path.EndsWith(".bicep", StringComparison.Ordinal))
        {
            Assert.Empty(file.Parameters.Concat(file.Variables).Select(BicepFile.NameOf).Where(name => !used.Contains(name)));
        }
    }

    [Fact]
    public async Task A_module_exists_gets_what_it_asks_for_and_gives_what_is_taken_from_it()
    {
        foreach (var file in await BicepFiles.AllAsync())
        {
            foreach (var module in file.Modules)
            {
                var called = await BicepFiles.OneAsync(module.Kind);
                var given = module.Body.Property("params")!.Properties.Select(property => property.Name).ToList();
                var taken = file.Root.All.Where(node => node.Type == "member_expression" && node.Parts[0].Flat == $"{module.Symbol} outputs").Select(node => node.Parts[^1].Word);

                Assert.Empty(called.Required.Except(given, StringComparer.Ordinal));
                Assert.Empty(given.Except(called.Parameters.Select(BicepFile.NameOf), StringComparer.Ordinal));
                Assert.Empty(taken.Except(called.Outputs.Select(BicepFile.NameOf), StringComparer.Ordinal));
            }
        }

        var main = await BicepFiles.OneAsync("main.bicep");
        Assert.Equal(BicepFiles.Paths.Count(path => path.StartsWith("modules/", StringComparison.Ordinal)), main.Modules.Count);
    }

    [Fact]
    public async Task An_environment_sets_what_must_be_set_and_nothing_that_is_not_there()
    {
        var main = await BicepFiles.OneAsync("main.bicep");
        var environments = (await BicepFiles.AllAsync()).Where(file => file.Path.StartsWith("environments/", StringComparison.Ordinal)).ToList();

        Assert.Equal(["environments/production.bicepparam", "environments/test.bicepparam"], environments.Select(file => file.Path));
        Assert.All(environments, environment =>
        {
            var set = environment.Variables.Select(BicepFile.NameOf).ToList();
            Assert.Empty(set.Except(main.Parameters.Select(BicepFile.NameOf), StringComparer.Ordinal));
            Assert.Empty(main.Required.Except(set, StringComparer.Ordinal));
            Assert.Equal("'../main.bicep'", environment.Root.Parts[0].Parts[0].Text);
            Assert.All(environment.Variables.Where(variable => variable.Parts[^1].Type == "string"), variable => AssertAllowed(main, BicepFile.NameOf(variable), variable.Parts[^1].Word));
        });
    }

    [Fact]
    public async Task Versions_of_the_services_are_stable_ones()
    {
        var resources = (await BicepFiles.AllAsync()).SelectMany(file => file.Resources).ToList();

        Assert.Equal(
            ["Microsoft.Insights/diagnosticSettings@2021-05-01-preview"],
            resources.Where(resource => !resource.IsStable).Select(resource => $"{resource.Kind}@{resource.Version}").Distinct(StringComparer.Ordinal));
        Assert.All(resources.GroupBy(resource => resource.Kind, StringComparer.Ordinal), same => Assert.Single(same.Select(resource => resource.Version).Distinct(StringComparer.Ordinal)));
    }

    private static IEnumerable<BicepNode> Errors(BicepFile file) => file.Root.All.Where(node => node.Type == "ERROR" || node.Missing);

    private static void AssertAllowed(BicepFile main, string parameter, string value)
    {
        var parts = main.Root.Parts.ToList();
        var before = parts[parts.FindIndex(node => node.Type == "parameter_declaration" && BicepFile.NameOf(node) == parameter) - 1];
        var allowed = before.All.FirstOrDefault(node => node.Type == "call_expression" && node.Parts[0].Word == "allowed");
        if (allowed is not null)
        {
            Assert.Contains(value, allowed.All.Where(node => node.Type == "string").Select(node => node.Word));
        }
    }
}
