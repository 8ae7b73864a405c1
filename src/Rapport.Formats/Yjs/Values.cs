using System.Text.Json;

namespace Rapport.Formats.Yjs;

/// <summary>
/// Values as they stand in an update, which are read when somebody asks for them: most never are, and small bytes can
/// become large values. Pieces that were split share them.
/// </summary>
internal sealed class Values(StructKind kind, ReadOnlyMemory<byte> bytes, int count)
{
    private int[]? begins;

    /// <summary>For reading what was within its limits when it came.</summary>
    public static YLimits Checked { get; } = new() { StringLength = int.MaxValue, Depth = int.MaxValue };

    public StructKind Kind => kind;

    public bool IsEmbed => kind == StructKind.Embed;

    /// <summary>Reads past one value, and refuses what is none.</summary>
    public static void Pass(ref Lib0Reader reader, StructKind kind) => Read(ref reader, kind, null);

    public void Write(Utf8JsonWriter writer, int index)
    {
        begins ??= Begins();
        var reader = new Lib0Reader(bytes.Span, Checked) { Position = begins[index] };
        Read(ref reader, kind, writer);
    }

    /// <summary>Some of them, as they were read.</summary>
    public void Write(List<byte> to, int from, int length)
    {
        if (kind is not (StructKind.Json or StructKind.Any))
        {
            to.AddRange(bytes.Span);
            return;
        }

        begins ??= Begins();
        Lib0Writer.Number(to, length);
        to.AddRange(bytes.Span[begins[from]..(from + length < begins.Length ? begins[from + length] : bytes.Length)]);
    }

    private int[] Begins()
    {
        var reader = new Lib0Reader(bytes.Span, Checked);
        if (kind is StructKind.Json or StructKind.Any)
        {
            reader.Count();
        }

        var found = new int[count];
        for (var at = 0; at < count; at++)
        {
            found[at] = reader.Position;
            Pass(ref reader, kind);
        }

        return found;
    }

    private static void Read(ref Lib0Reader reader, StructKind kind, Utf8JsonWriter? writer)
    {
        switch (kind)
        {
            case StructKind.Any:
                AnyValue.Read(ref reader, writer);
                break;
            case StructKind.Binary:
                var block = reader.Block();
                writer?.WriteBase64StringValue(block);
                break;
            case StructKind.Document:
                writer?.WriteStartObject();
                var name = reader.Utf8();
                writer?.WriteString("guid", name);
                writer?.WriteEndObject();
                AnyValue.Read(ref reader, null);
                break;
            default:
                ReadJson(reader.Utf8(), reader.Limits.Depth, writer);
                break;
        }
    }

    private static void ReadJson(ReadOnlySpan<byte> json, int depth, Utf8JsonWriter? writer)
    {
        if (json.SequenceEqual("undefined"u8))
        {
            writer?.WriteNullValue();
        }
        else if (writer is null)
        {
            JsonText.Check(json, depth);
        }
        else
        {
            JsonText.Write(json, writer);
        }
    }
}
