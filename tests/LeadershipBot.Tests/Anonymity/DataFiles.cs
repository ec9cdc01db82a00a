using System.Text;

namespace LeadershipBot.Tests.Anonymity;

/// <summary>The raw bytes of a data directory.</summary>
internal static class DataFiles
{
    /// <summary>Which of these secrets stand in which file, in any of the spellings a store could have given them.</summary>
    public static IReadOnlyList<string> Find(string folder, IReadOnlyDictionary<string, byte[]> secrets)
    {
        var found = new List<string>();
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var bytes = Read(path);
            foreach (var (name, secret) in secrets)
            {
                if (Spellings(secret).Any(spelling => bytes.AsSpan().IndexOf(spelling) >= 0))
                {
                    found.Add($"{Path.GetFileName(path)}: {name}");
                }
            }
        }

        return found;
    }

    private static byte[] Read(string path)
    {
        // The store may hold it open.
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray();
    }

    private static IEnumerable<byte[]> Spellings(byte[] secret)
    {
        yield return secret;
        foreach (var text in new[] { Convert.ToBase64String(secret), Convert.ToHexString(secret), Convert.ToHexStringLower(secret) })
        {
            yield return Encoding.UTF8.GetBytes(text);
            yield return Encoding.Unicode.GetBytes(text);
        }
    }
}
