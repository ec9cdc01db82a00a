using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using LeadershipBot.Sandbox.Agency;

namespace LeadershipBot.Sandbox;

/// <summary>The command line.</summary>
public static class SandboxCommand
{
    /// <param name="run">Runs the sandbox.</param>
    /// <param name="runBot">Runs the bot alone, beside an emulated Teams at the address.</param>
    public static RootCommand Create(
        Func<SandboxOptions, CancellationToken, Task<int>> run, Func<Uri, SandboxOptions, CancellationToken, Task<int>>? runBot = null)
    {
        var roster = new Option<FileInfo>("--roster") { Description = "CSV file of people to play instead of the synthetic agency", HelpName = "FILE" };
        var program = new Option<FileInfo>("--program") { Description = "YAML file of programs to run instead of the sandbox's own", HelpName = "FILE" };
        var data = new Option<DirectoryInfo>("--data")
        {
            Description = $"Directory for data, kept from run to run (default: {SandboxOptions.DefaultDataDirectory}, emptied at start)",
            HelpName = "DIR",
        };
        var port = Number("--port", "Port on this machine; 0 takes a free one and prints it", new SandboxOptions().Port, 0, 65535);
        var people = Number(
            "--people",
            $"How many people the synthetic agency has; above {SandboxOptions.MostGreeted} nobody is greeted at the start",
            SyntheticAgency.DefaultPeople,
            SyntheticAgency.DefaultPeople,
            SyntheticAgency.MostPeople);
        var past = Number("--past", "How many rounds of the pulse have been published before the first day", 0, 0, SandboxOptions.MostPastRounds);
        var noLimits = new Option<bool>("--no-limits") { Description = "Let the bot send as fast as it can, without Teams' limits" };
        var store = new Option<SandboxStore>("--store")
        {
            Description = "Where the bot keeps its tables: in files, or in Azurite, Microsoft's emulator of Azure Table Storage, installed when first asked for",
            HelpName = "sqlite|azurite",
            CustomParser = ReadStore,
        };
        roster.AcceptExistingOnly();
        program.AcceptExistingOnly();

        var command = new RootCommand("LeadershipBot with Teams on one machine: an invented agency, a clock to skip ahead, no account needed.")
        {
            roster, program, data, store, port, people, past, noLimits,
        };
        command.SetAction((parsed, cancellationToken) => run(Read(parsed), cancellationToken));
        if (runBot is not null)
        {
            command.Subcommands.Add(CreateBot());
        }

        return command;

        Command CreateBot()
        {
            var teams = new Option<Uri>("--teams") { Description = "Address of the emulated Teams", HelpName = "URL", Required = true, CustomParser = ReadAddress };
            var start = new Option<DateTimeOffset?>("--start") { Description = "What the calendar shows first", HelpName = "TIME" };
            var bot = new Command("bot", "The bot alone, beside an emulated Teams in another process.") { roster, program, data, store, port, noLimits, teams, start };
            bot.Hidden = true;
            bot.SetAction((parsed, cancellationToken) =>
            {
                var options = Read(parsed);
                return runBot(
                    parsed.GetRequiredValue(teams), options with { Start = parsed.GetValue(start) ?? options.Start }, cancellationToken);
            });
            return bot;
        }

        SandboxOptions Read(ParseResult parsed) => new()
        {
            RosterFile = parsed.GetValue(roster)?.FullName,
            ProgramFile = parsed.GetValue(program)?.FullName,
            DataDirectory = parsed.GetValue(data)?.FullName,
            Store = parsed.GetValue(store),
            Port = parsed.GetValue(port),
            People = parsed.GetValue(people),
            PastRounds = parsed.GetValue(past),
            Limits = !parsed.GetValue(noLimits),
        };
    }

    private static Option<int> Number(string name, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && int.TryParse(text, CultureInfo.InvariantCulture, out var value) && (value < least || value > most))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} is a number from {least} to {most}."));
            }
        });
        return option;
    }

    private static SandboxStore ReadStore(ArgumentResult result)
    {
        switch (result.Tokens[0].Value)
        {
            case "sqlite":
                return SandboxStore.Sqlite;
            case "azurite":
                return SandboxStore.Azurite;
            default:
                result.AddError("--store is sqlite or azurite.");
                return default;
        }
    }

    private static Uri? ReadAddress(ArgumentResult result)
    {
        if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.IsLoopback)
        {
            return address;
        }

        result.AddError("--teams is an address of this machine.");
        return null;
    }
}
