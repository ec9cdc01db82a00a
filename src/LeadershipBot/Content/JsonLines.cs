using System.Globalization;
using System.Text.Json;

namespace LeadershipBot.Content;

/// <summary>On which line each field of a JSON file begins; of a file that is malformed, those before the error.</summary>
internal sealed class JsonLines
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly ReadOnlyMemory<byte> _utf8;
    private int _line = 1;
    private int _counted;

    public JsonLines(ReadOnlyMemory<byte> utf8)
    {
        _utf8 = utf8;
        var reader = new Utf8JsonReader(utf8.Span);
        try
        {
            reader.Read();
            Visit(ref reader, "");
        }
        catch (JsonException)
        {
            // Who reads the file says what is wrong with it.
        }
    }

    /// <param name="field">Such as <c>nudges[3].title.en</c>. Of a field that is not there, the line of what it would stand in.</param>
    public int Of(string field)
    {
        for (var path = field; path.Length > 0; path = path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))])
        {
            if (_lines.TryGetValue(path, out var line))
            {
                return line;
            }
        }

        return 1;
    }

    private void Visit(ref Utf8JsonReader reader, string path)
    {
        Note(path, reader.TokenStartIndex);
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = reader.GetString()!;
                reader.Read();
                Visit(ref reader, path.Length == 0 ? name : $"{path}.{name}");
            }
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            for (var place = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; place++)
            {
                Visit(ref reader, path + string.Create(CultureInfo.InvariantCulture, $"[{place}]"));
            }
        }
    }

    private void Note(string path, long position)
    {
        _line += _utf8.Span[_counted..(int)position].Count((byte)'\n');
        _counted = (int)position;
        _lines.TryAdd(path, _line);
    }
}
