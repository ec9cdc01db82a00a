using System.Text.RegularExpressions;
using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.Core.Organization;
using LeadershipBot.Operations;
using LeadershipBot.Reports;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Doctor.Checks;

/// <summary>Everything in the settings that stops a start, in the words the start itself would use.</summary>
public sealed partial class CheckSettings(IStartupValidator validator, IOptions<StoreOptions> store, IOptions<BotFrameworkOptions> bot) : IDoctorCheck
{
    private static readonly LocalizedText Mend = new(
        "Mend this setting; the bot does not start before. docs/running.md lists the settings.",
        "Corrija este valor; antes el bot no arranca. docs/running.md enumera la configuración.");

    public IAsyncEnumerable<Finding> RunAsync(DoctorVisit visit, CancellationToken cancellationToken) => Look().ToAsyncEnumerable();

    private IEnumerable<Finding> Look()
    {
        if (Problems() is { Count: > 0 } problems)
        {
            foreach (var problem in problems)
            {
                yield return Finding.Broken(problem, problem, Mend);
            }

            yield break;
        }

        yield return Finding.Holds("No setting is missing, and none contradicts another.", "No falta ningún valor y ninguno contradice a otro.");
        if (store.Value.IsTables && Directory.Exists(store.Value.DataDirectory) && Directory.EnumerateFiles(store.Value.DataDirectory).Any(SqliteStoreInspection.IsDisposable))
        {
            var setting = StoreProblems.SettingOf(store.Value);
            yield return Finding.Broken(
                $"{setting} is set, and Storage:DataDirectory still holds sealed answers of a round that was begun without it.",
                $"{setting} está puesto, y Storage:DataDirectory todavía guarda respuestas selladas de una ronda empezada sin él.",
                new(
                    $"Take {setting} away until that round is closed; or, to give its answers up, remove the files table-*.",
                    $"Quite {setting} hasta que cierre esa ronda; o, para renunciar a sus respuestas, elimine los archivos table-*."));
        }

        if (bot.Value.DevelopmentLoopback)
        {
            yield return Finding.Warning(
                "Bot:DevelopmentLoopback is on: callers on this machine need no token.",
                "Bot:DevelopmentLoopback está activo: quien llame desde este equipo no necesita token.",
                new("Take it away wherever Teams is to reach the bot.", "Quítelo donde Teams deba llegar al bot."));
        }
    }

    private IReadOnlyList<string> Problems()
    {
        try
        {
            validator.Validate();
            return [];
        }
        catch (Exception error) when (StartErrors.Problems(error) is { } problems)
        {
            return problems;
        }
        catch (InvalidOperationException error) when (Path().Match(error.Message) is { Success: true } match)
        {
            // The binder gives up at the first, and would show what stands there.
            return [$"{match.Groups["path"].Value}: has a value of the wrong kind"];
        }
    }

    [GeneratedRegex("at '(?<path>[A-Za-z0-9:]+)' to type", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Path();
}
