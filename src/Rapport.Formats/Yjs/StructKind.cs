namespace Rapport.Formats.Yjs;

/// <summary>What a struct of an update holds, by the number that stands in the lower five bits of its first byte.</summary>
internal enum StructKind : byte
{
    /// <summary>Nothing any more, not even where it stood.</summary>
    Gone = 0,

    /// <summary>Nothing any more, but a place.</summary>
    Deleted = 1,

    /// <summary>Values as JSON; not written since 2020.</summary>
    Json = 2,
    Binary = 3,
    Text = 4,

    /// <summary>A thing within a text, as JSON.</summary>
    Embed = 5,

    /// <summary>A mark that begins or ends within a text: its name, and its value as JSON.</summary>
    Mark = 6,

    /// <summary>A shared type, which holds others.</summary>
    Branch = 7,

    /// <summary>Values as lib0 writes them.</summary>
    Any = 8,

    /// <summary>A document inside the document: its name and its options.</summary>
    Document = 9,

    /// <summary>A stretch of the clock that the update does not have.</summary>
    Skip = 10,
}
