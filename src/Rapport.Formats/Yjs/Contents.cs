using System.Text;

namespace Rapport.Formats.Yjs;

/// <summary>Reads what structs hold.</summary>
internal static class Contents
{
    /// <summary>Reads past a content, refuses what is none, and says how many units it has.</summary>
    public static int Measure(ref Lib0Reader reader, StructKind kind)
    {
        switch (kind)
        {
            case StructKind.Deleted:
                return reader.Count();
            case StructKind.Text:
                return Encoding.UTF8.GetCharCount(reader.Utf8());
            case StructKind.Json or StructKind.Any:
                return MeasureAll(ref reader, kind);
            case StructKind.Binary or StructKind.Embed or StructKind.Document:
                Values.Pass(ref reader, kind);
                return 1;
            case StructKind.Mark:
                reader.Utf8();
                JsonText.Check(reader.Utf8(), reader.Limits.Depth);
                return 1;
            case StructKind.Branch:
                ReadBranch(ref reader, null);
                return 1;
            default:
                throw UnreadableException.Unknown();
        }
    }

    /// <summary>
    /// What was measured before: units of UTF-16, a <see cref="Mark"/>, a <see cref="Branch"/>, <see cref="Values"/>, or
    /// null where there is nothing any more.
    /// </summary>
    public static object? Read(ReadOnlyMemory<byte> update, in Struct found, Branch parent)
    {
        var content = update[found.Content];
        var reader = new Lib0Reader(content.Span, Values.Checked);
        switch (found.Kind)
        {
            case StructKind.Deleted:
                return null;
            case StructKind.Text:
                var text = new char[found.Length];
                Encoding.UTF8.GetChars(reader.Block(), text);
                return text;
            case StructKind.Mark:
                return new Mark(reader.String(), reader.Block().ToArray());
            case StructKind.Branch:
                return ReadBranch(ref reader, parent);
            default:
                return new Values(found.Kind, content, found.Length);
        }
    }

    private static int MeasureAll(ref Lib0Reader reader, StructKind kind)
    {
        var count = reader.Count();
        for (var left = count; left > 0; left--)
        {
            Values.Pass(ref reader, kind);
        }

        return count;
    }

    private static Branch ReadBranch(ref Lib0Reader reader, Branch? parent)
    {
        var number = reader.Number();
        return number < (int)BranchKind.Root
            ? new((BranchKind)number, (BranchKind)number is BranchKind.Element or BranchKind.Hook ? reader.String() : "", parent)
            : throw UnreadableException.Unknown();
    }
}
