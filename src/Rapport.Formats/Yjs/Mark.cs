using System.Text.Json;

namespace Rapport.Formats.Yjs;

/// <summary>Where a mark begins, changes or, with null, ends.</summary>
internal sealed class Mark(string name, byte[] json)
{
    public string Name => name;

    public JsonElement Value => Json.Element(json, static (writer, value) => JsonText.Write(value, writer));

    /// <summary>As it was read.</summary>
    public void Write(List<byte> bytes)
    {
        Lib0Writer.String(bytes, name);
        Lib0Writer.Block(bytes, json);
    }
}
