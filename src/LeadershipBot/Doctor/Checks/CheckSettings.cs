using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.Core.Organization;
using LeadershipBot.Reports;
using LeadershipBot.Settings;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Doctor.Checks;

/// <summary>Everything in the settings that stops a start, in the words the start itself would use.</summary>
public sealed class CheckSettings(SettingsCheck settings, IOptions<StoreOptions> store, IOptions<BotFrameworkOptions> bot) : IDoctorCheck
{
    private static readonly LocalizedText Mend = new(
        "Mend this setting; the bot does not start before. docs/configuration.md lists the settings.",
        "Corrija este valor; antes el bot no arranca. docs/configuration.md enumera la configuración.");

    public IAsyncEnumerable<Finding> RunAsync(DoctorVisit visit, CancellationToken cancellationToken) => Look().ToAsyncEnumerable();

    private IEnumerable<Finding> Look()
    {
        if (settings.Problems() is { Count: > 0 } problems)
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
}
