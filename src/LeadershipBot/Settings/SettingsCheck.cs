using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.Operations;
using LeadershipBot.Pulses;
using LeadershipBot.Results;
using LeadershipBot.Roster;
using LeadershipBot.SignIn;
using LeadershipBot.Store;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Settings;

/// <summary>Settings with which the bot does not start; the message lists everything that is wrong with them.</summary>
public sealed class SettingsException(IReadOnlyList<string> problems)
    : Exception("The bot can't start until this is mended:" + string.Concat(problems.Select(problem => Environment.NewLine + problem)))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}

/// <summary>Finds everything that is wrong with the bot's settings, in all sections and between them, before anything is made with them.</summary>
public sealed class SettingsCheck(IConfiguration configuration, IEnumerable<SettingSection> sections, IStartupValidator validator, IServiceProvider services)
{
    private readonly List<SettingSection> _sections = [.. sections];

    /// <exception cref="SettingsException">Something is wrong. With it is told what is wrong in the files that the settings name.</exception>
    public void Run()
    {
        if (Problems() is { Count: > 0 } problems)
        {
            throw new SettingsException([.. problems.Concat(InFiles()).OrderBy(Place)]);
        }
    }

    /// <summary>Each begins with the full name of the setting it is about; in the order of the sections.</summary>
    public IReadOnlyList<string> Problems()
    {
        List<string> problems =
        [
            .. UnknownSettings.Problems(configuration, _sections),
            .. _sections.SelectMany(section => SettingValues.Problems(configuration.GetSection(section.Name), section)),
            .. Invalid(),
            .. CloudProblems.Find(AsSet<BotFrameworkOptions>(), AsSet<StoreOptions>(), AsSet<KeyVaultOptions>(), AsSet<ResultsOptions>(), AsSet<SignInOptions>()),
        ];
        return [.. problems.Distinct(StringComparer.Ordinal).OrderBy(Place)];
    }

    private IEnumerable<string> Invalid()
    {
        try
        {
            validator.Validate();
            return [];
        }
        catch (Exception error) when (StartErrors.Problems(error) is { } found)
        {
            return found;
        }
    }

    private IEnumerable<string> InFiles()
    {
        try
        {
            var roster = services.GetRequiredService<IOptions<RosterOptions>>().Value.File;
            return services.GetRequiredService<AgencyFiles>().Load()
                .Select(error => $"{(error.File == roster ? RosterOptions.Section : ProgramsOptions.Section)}:File {error}");
        }
        catch (OptionsValidationException)
        {
            // A file that is not named has been told of.
            return [];
        }
    }

    private T AsSet<T>()
        where T : class => services.GetRequiredService<AsSet<T>>().Value;

    private int Place(string problem)
    {
        var place = _sections.FindIndex(section => problem.StartsWith(section.Name + ":", StringComparison.OrdinalIgnoreCase));
        return place < 0 ? _sections.Count : place;
    }
}
