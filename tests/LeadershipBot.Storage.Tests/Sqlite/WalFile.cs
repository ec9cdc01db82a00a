using System.Buffers.Binary;

namespace LeadershipBot.Storage.Tests.Sqlite;

/// <summary>A write-ahead log as another program sees it (sqlite.org/fileformat2.html, section 4).</summary>
internal static class WalFile
{
    /// <summary>Frames that end a transaction: those that carry the size of the database.</summary>
    public static int Commits(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var log = new byte[file.Length];
        file.ReadExactly(log);
        var pageSize = BinaryPrimitives.ReadInt32BigEndian(log.AsSpan(8));
        var salt = BinaryPrimitives.ReadInt32BigEndian(log.AsSpan(16));
        var commits = 0;
        for (var frame = 32; frame + 24 + pageSize <= log.Length; frame += 24 + pageSize)
        {
            if (BinaryPrimitives.ReadInt32BigEndian(log.AsSpan(frame + 8)) == salt && BinaryPrimitives.ReadInt32BigEndian(log.AsSpan(frame + 4)) != 0)
            {
                commits++;
            }
        }

        return commits;
    }
}
