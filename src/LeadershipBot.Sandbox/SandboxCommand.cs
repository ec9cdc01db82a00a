using System.CommandLine;
using System.Globalization;

namespace LeadershipBot.Sandbox;

/// <summary>The command line.</summary>
public static class SandboxCommand
{
    public static RootCommand Create(Func<SandboxOptions, CancellationToken, Task<int>> run)
    {
        var roster = new Option<FileInfo>("--roster") { Description = "CSV file of people to play instead of the synthetic agency", HelpName = "FILE" };
        var program = new Option<FileInfo>("--program") { Description = "YAML file of programs to run instead of the sandbox's own", HelpName = "FILE" };
        var data = new Option<DirectoryInfo>("--data")
        {
            Description = $"Directory for data, kept from run to run (default: {SandboxOptions.DefaultDataDirectory}, emptied at start)",
            HelpName = "DIR",
        };
        var port = new Option<int>("--port")
        {
            Description = "Port on this machine; 0 takes a free one and prints it",
            HelpName = "N",
            DefaultValueFactory = _ => new SandboxOptions().Port,
        };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && int.TryParse(text, CultureInfo.InvariantCulture, out var value) && value is < 0 or > 65535)
            {
                result.AddError("--port is a number from 0 to 65535.");
            }
        });
        var noLimits = new Option<bool>("--no-limits") { Description = "Let the bot send as fast as it can, without Teams' limits" };
        roster.AcceptExistingOnly();
        program.AcceptExistingOnly();

        var command = new RootCommand("LeadershipBot with Teams on one machine: an invented agency, a clock to skip ahead, no account needed.")
        {
            roster, program, data, port, noLimits,
        };
        command.SetAction((parsed, cancellationToken) => run(
            new SandboxOptions
            {
                RosterFile = parsed.GetValue(roster)?.FullName,
                ProgramFile = parsed.GetValue(program)?.FullName,
                DataDirectory = parsed.GetValue(data)?.FullName,
                Port = parsed.GetValue(port),
                Limits = !parsed.GetValue(noLimits),
            },
            cancellationToken));
        return command;
    }
}
