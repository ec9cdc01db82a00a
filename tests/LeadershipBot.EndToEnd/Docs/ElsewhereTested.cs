namespace LeadershipBot.EndToEnd.Docs;

/// <summary>
/// Commands that are not rehearsed here, and where they are tested instead. An entry that fits no command of a page, or names no
/// test, fails.
/// </summary>
/// <param name="Page">Where the command stands; all its commands where <paramref name="Part"/> is empty.</param>
/// <param name="Part">What the command contains.</param>
/// <param name="Test">The file of the tests, and the name of one in it.</param>
/// <param name="Why">Why not here.</param>
public sealed record ElsewhereTested(string Page, string Part, (string File, string Name) Test, string Why)
{
    public static IReadOnlyList<ElsewhereTested> All { get; } =
    [
        new(
            "docs/running.md",
            "npx @microsoft/m365agentsplayground@",
            ("tests/LeadershipBot.EndToEnd/MainJob/MainJobTests.cs", "A_manager_answers_sees_results_acts_on_a_nudge_tells_what_was_heard_and_says_what_will_be_done"),
            "npx would fetch it again; that test starts the same version from its lock file, with the same options"),
        new(
            "docs/benchmarks.md",
            "dotnet run -c Release --project tests/LeadershipBot.Benchmarks",
            ("tests/LeadershipBot.EndToEnd/Docs/CommandsTests.cs", nameof(CommandsTests.The_page_names_the_benchmarks_there_are)),
            "it measures for twenty minutes"),
        new(
            "docs/content.md",
            "dotnet test tests/LeadershipBot.Tests --filter CoveragePageTests",
            ("tests/LeadershipBot.Tests/Content/CoveragePageTests.cs", "The_page_shows_the_library_as_it_is"),
            "it writes the page anew"),
        new(
            "docs/deploy.md",
            "",
            ("tests/LeadershipBot.EndToEnd/Docs/DeployPageTests.cs", nameof(DeployPageTests.The_page_works_word_for_word_up_to_where_it_needs_Azure)),
            "its blocks build on each other, in a fresh clone"),
        new(
            "docs/licences.md",
            "tests/audit --write",
            ("tests/LeadershipBot.EndToEnd/Docs/AuditTests.cs", nameof(AuditTests.The_page_of_licences_names_every_direct_dependency_with_its_version)),
            "it writes the page anew"),
        new(
            "docs/deploy.md",
            "",
            ("tests/LeadershipBot.Tests/Infra/DeployScriptTests.cs", "Everything_is_made_in_one_go"),
            "its steps follow from each other, and the last ones need Azure"),
        new(
            "docs/roster.md",
            "Get-MgUser",
            ("tests/LeadershipBot.EndToEnd/Docs/CommandsTests.cs", nameof(CommandsTests.Words_for_another_shell_are_for_PowerShell)),
            "it is PowerShell's, with a module of Microsoft's, and asks a tenant"),
    ];

    public bool Covers(DocumentedCommand command) => command.Page == Page && command.Text.Contains(Part, StringComparison.Ordinal);
}
