using System.Reflection;
using System.Text.RegularExpressions;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Storage;
using Xunit;

namespace LeadershipBot.Tests.Architecture;

/// <summary>Core ← host → BotFramework, Storage; sandbox → host; nothing the other way.</summary>
public sealed class BoundaryTests
{
    [Theory]
    [InlineData("LeadershipBot.Core")]
    [InlineData("LeadershipBot.BotFramework")]
    [InlineData("LeadershipBot.Storage")]
    [InlineData("LeadershipBot", "LeadershipBot.BotFramework", "LeadershipBot.Core", "LeadershipBot.Storage")]
    public void Projects_refer_one_way(string project, params string[] expected) =>
        Assert.Equal(expected, Repository.ProjectsOf(project));

    [Fact]
    public void Core_uses_one_package() =>
        Assert.Subset(new HashSet<string> { "MathNet.Numerics" }, Repository.PackagesOf("LeadershipBot.Core").ToHashSet());

    [Theory]
    [InlineData(typeof(Activity))]
    [InlineData(typeof(Entity))]
    [InlineData(typeof(Ballot))]
    [InlineData(typeof(LeadershipBotHost))]
    public void What_was_compiled_refers_one_way_too(Type type)
    {
        var assembly = type.Assembly;
        string[] allowed = type == typeof(LeadershipBotHost) ? ["LeadershipBot.BotFramework", "LeadershipBot.Core", "LeadershipBot.Storage"] : [];

        Assert.Empty(assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name.StartsWith("LeadershipBot", StringComparison.Ordinal))
            .Except(allowed));
    }

    [Theory]
    [InlineData("LeadershipBot.BotFramework")]
    [InlineData("LeadershipBot.Storage")]
    public void The_protocol_and_the_store_know_nothing_of_pulses(string project)
    {
        string[] words = ["Pulse", "Ballot", "Nudge", "Survey", "Poll", "Roster", "Round", "Respondent"];
        var code = Directory.EnumerateFiles(Repository.PathOf("src", project), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

        Assert.Empty(code.SelectMany(path => File.ReadLines(path)
            .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .Where(line => words.Any(word => Regex.IsMatch(line, $@"\b\w*{word}s?[A-Z(<\s;,.]", RegexOptions.None, TimeSpan.FromSeconds(1))
                && !line.Contains("Math.Round", StringComparison.Ordinal) && !line.Contains("Monitor.Pulse", StringComparison.Ordinal)))
            .Select(line => $"{Path.GetFileName(path)}: {line.Trim()}")));
    }

    /// <summary>Whoever keeps rows knows the store's folder, so that it can know none of them; of pulses only whether a vault is set.</summary>
    [Fact]
    public void The_folder_of_the_tables_knows_no_feature() => Assert.Subset(
        new HashSet<string> { "Settings", "Pulses", "Storage", "BotFramework", "BotFramework.Authentication" },
        Directory.EnumerateFiles(Repository.PathOf("src", "LeadershipBot", "Store"), "*.cs")
            .SelectMany(File.ReadLines)
            .Select(line => Regex.Match(line, @"^using LeadershipBot\.([\w.]+);", RegexOptions.None, TimeSpan.FromSeconds(1)))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value)
            .ToHashSet(StringComparer.Ordinal));

    [Fact]
    public void The_production_host_holds_no_code_of_the_sandbox()
    {
        var names = typeof(LeadershipBotHost).Assembly.GetTypes().Select(type => type.FullName!);

        Assert.DoesNotContain(names, name => name.Contains("Sandbox", StringComparison.OrdinalIgnoreCase) || name.Contains("Emulator", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(typeof(Ballot))]
    [InlineData(typeof(SealedBallot))]
    public void A_ballot_has_no_place_for_a_person_or_a_time(Type type)
    {
        Type[] forbidden = [typeof(string), typeof(Guid), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan), typeof(long)];

        Assert.DoesNotContain(type.GetProperties(BindingFlags.Instance | BindingFlags.Public), property => forbidden.Contains(property.PropertyType));
    }
}
