using System.Buffers.Binary;
using System.Text;

namespace LeadershipBot.Tests.Telemetry;

/// <summary>A protocol buffers message without its schema: the fields by number (protobuf.dev/programming-guides/encoding).</summary>
internal sealed record Protobuf(IReadOnlyList<(int Field, object Value)> Fields)
{
    public static Protobuf Read(ReadOnlyMemory<byte> bytes)
    {
        var fields = new List<(int, object)>();
        var rest = bytes;
        while (rest.Length > 0)
        {
            var tag = Varint(ref rest);
            var field = (int)(tag >> 3);
            switch (tag & 7)
            {
                case 0:
                    fields.Add((field, Varint(ref rest)));
                    break;
                case 1:
                    fields.Add((field, BinaryPrimitives.ReadUInt64LittleEndian(rest.Span)));
                    rest = rest[8..];
                    break;
                case 2:
                    var length = (int)Varint(ref rest);
                    fields.Add((field, rest[..length]));
                    rest = rest[length..];
                    break;
                case 5:
                    fields.Add((field, (ulong)BinaryPrimitives.ReadUInt32LittleEndian(rest.Span)));
                    rest = rest[4..];
                    break;
                default:
                    throw new InvalidDataException("This is no protocol buffers message.");
            }
        }

        return new(fields);
    }

    /// <summary>The messages at the end of a path of field numbers.</summary>
    public IEnumerable<Protobuf> All(params int[] path) => path.Length == 0
        ? [this]
        : Fields.Where(field => field.Field == path[0]).SelectMany(field => Read((ReadOnlyMemory<byte>)field.Value).All(path[1..]));

    public string? Text(int field) => Fields.Where(one => one.Field == field).Select(one => Encoding.UTF8.GetString(((ReadOnlyMemory<byte>)one.Value).Span)).FirstOrDefault();

    public ulong Number(int field) => Fields.Where(one => one.Field == field).Select(one => (ulong)one.Value).FirstOrDefault();

    public bool Has(int field) => Fields.Any(one => one.Field == field);

    /// <summary>The key-value pairs in a field, as OTLP writes attributes: texts and numbers as text.</summary>
    public IEnumerable<(string Key, string Value)> Attributes(int field) => All(field).Select(pair => (pair.Text(1)!, pair.All(2).Select(Show).FirstOrDefault() ?? ""));

    private static string Show(Protobuf value) => value.Fields.Select(field => field.Value switch
    {
        ReadOnlyMemory<byte> text => Encoding.UTF8.GetString(text.Span),
        var number => number.ToString()!,
    }).FirstOrDefault() ?? "";

    private static ulong Varint(ref ReadOnlyMemory<byte> bytes)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes.Span[0];
            bytes = bytes[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
