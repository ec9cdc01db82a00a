using System.Diagnostics;
using System.Globalization;

namespace LeadershipBot.Storage.Tests.Sqlite;

/// <summary>A process of its own that writes rows until it is killed and tells of each once it is acknowledged.</summary>
internal static class WritingProcess
{
    public const string Verb = "write-until-killed";

    public static readonly TableName Lasting = TableName.Lasting("lasting");
    public static readonly TableName Disposable = TableName.Disposable("disposable");

    public static string BodyOf(string row) => $"\"{string.Concat(Enumerable.Repeat(row, 20))}\"";

    /// <summary>The child's part.</summary>
    public static async Task<int> WriteUntilKilledAsync(string directory)
    {
        await using var store = new SqliteEntityStore(directory);
        await store.CreateTableAsync(Lasting);
        await store.CreateTableAsync(Disposable);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            var table = writer % 2 == 0 ? Lasting : Disposable;
            for (var number = 0; ; number++)
            {
                var row = string.Create(CultureInfo.InvariantCulture, $"{writer}-{number}");
                if (!(await store.UpsertAsync(table, new Entity("p", row, BodyOf(row)))).IsWritten)
                {
                    throw new InvalidOperationException("A row was not written.");
                }

                // One write call a line: the parent never reads half a line as a row.
                await Console.Out.WriteLineAsync($"{table} {row}.");
            }
        }));
        return 0;
    }

    /// <summary>The parent's part: starts the child, kills it after so many rows, and returns what was acknowledged.</summary>
    public static async Task<IReadOnlyList<(TableName Table, string Row)>> KillAfterAsync(int rows, string directory, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardOutput = true };
        if (string.Equals(Path.GetFileNameWithoutExtension(start.FileName), "dotnet", StringComparison.OrdinalIgnoreCase))
        {
            start.ArgumentList.Add(typeof(WritingProcess).Assembly.Location);
        }

        start.ArgumentList.Add(Verb);
        start.ArgumentList.Add(directory);
        using var child = Process.Start(start)!;
        var acknowledged = new List<(TableName, string)>();
        try
        {
            while (await child.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                if (line.Split(' ', '.') is [var table, var row, ""])
                {
                    acknowledged.Add((string.Equals(table, Lasting.Value, StringComparison.Ordinal) ? Lasting : Disposable, row));
                }

                if (acknowledged.Count == rows)
                {
                    child.Kill(); // SIGKILL: nothing is flushed or closed.
                }
            }
        }
        finally
        {
            child.Kill();
            await child.WaitForExitAsync(cancellationToken);
        }

        return acknowledged;
    }
}
