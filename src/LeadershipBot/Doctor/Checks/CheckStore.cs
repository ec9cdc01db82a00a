using System.Runtime.CompilerServices;
using LeadershipBot.Reports;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Verification;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Doctor.Checks;

/// <summary>
/// That the store can be reached, read and written, and holds nothing that this version can't read. Only the bot itself, and a
/// look at the Table service, write the row that is there for it; files are written by the bot alone.
/// </summary>
public sealed class CheckStore(IEntityStore store, IOptions<StoreOptions> options, StoreHealth health) : IDoctorCheck
{
    private const int RowsLookedAt = 50;

    public async IAsyncEnumerable<Finding> RunAsync(DoctorVisit visit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var there = new List<TableName>();
        Finding? trouble = null;
        try
        {
            foreach (var table in Tables.All)
            {
                if (await store.TableExistsAsync(table, cancellationToken))
                {
                    there.Add(table);
                }
            }
        }
        catch (EntityStoreException error)
        {
            trouble = StoreTroubles.Say(error, options.Value);
        }

        if (trouble is not null)
        {
            yield return trouble;
            yield break;
        }

        if (there.Count == 0)
        {
            yield return Finding.Holds(
                $"There is no store yet where {Setting} says; the first start makes it.", $"Todavía no hay almacén donde dice {Setting}; el primer arranque lo crea.");
            if (!options.Value.IsTables)
            {
                yield return Folder();
            }

            yield break;
        }

        yield return there.Count == Tables.All.Count
            ? Finding.Holds($"The store can be reached and has all {there.Count} tables.", $"Se puede llegar al almacén y tiene las {there.Count} tablas.")
            : Finding.Holds(
                $"The store can be reached; {Tables.All.Count - there.Count} tables are new in this version, and the next start makes them.",
                $"Se puede llegar al almacén; {Tables.All.Count - there.Count} tablas son nuevas en esta versión y el próximo arranque las crea.");
        yield return await ReadAsync(there, cancellationToken);
        yield return await WriteAsync(visit, there, cancellationToken);
    }

    private string Setting => StoreProblems.SettingOf(options.Value);

    private async Task<Finding> ReadAsync(IReadOnlyList<TableName> there, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var table in there)
            {
                var page = await store.QueryAsync(table, new EntityRange(), RowsLookedAt, cancellationToken: cancellationToken);
                if (!page.Entities.All(row => RowShapes.IsReadable(table, row)))
                {
                    return StoreTroubles.NewerRows(table);
                }
            }

            return Finding.Holds("What it holds can be read by this version.", "Esta versión puede leer lo que guarda.");
        }
        catch (EntityStoreException error)
        {
            return StoreTroubles.Say(error, options.Value);
        }
    }

    private async Task<Finding> WriteAsync(DoctorVisit visit, List<TableName> there, CancellationToken cancellationToken)
    {
        if (!visit.IsInside && !options.Value.IsTables)
        {
            return Folder();
        }

        if (visit.IsInside)
        {
            return await health.LookAsync(cancellationToken) is { } problem ? StoreTroubles.Say(problem, Setting) : Writable;
        }

        if (!there.Contains(Tables.Probes))
        {
            return Finding.Holds("Whether it can be written is seen at the next start, which makes a table for it.", "Si se puede escribir en él se verá en el próximo arranque, que crea una tabla para ello.");
        }

        try
        {
            await health.ProbeAsync(cancellationToken);
            return Writable;
        }
        catch (EntityStoreException error)
        {
            return StoreTroubles.Unwritable(error, options.Value);
        }
    }

    private static Finding Writable => Finding.Holds("It can be written.", "Se puede escribir en él.");

    /// <summary>The folder is looked at without leaving anything in it.</summary>
    private Finding Folder()
    {
        var folder = new DirectoryInfo(Path.GetFullPath(options.Value.DataDirectory));
        while (!folder.Exists && folder.Parent is { } parent)
        {
            folder = parent;
        }

        return FolderLeave.MayWrite(folder.FullName)
            ? Finding.Holds("This account may write in Storage:DataDirectory.", "Esta cuenta puede escribir en Storage:DataDirectory.")
            : Finding.Broken(
                "This account may not write in Storage:DataDirectory.",
                "Esta cuenta no puede escribir en Storage:DataDirectory.",
                new(
                    "Give the bot's account leave to write in that folder, and run the doctor as that account.",
                    "Dé permiso de escritura en esa carpeta a la cuenta del bot y ejecute el doctor con esa cuenta."));
    }
}
