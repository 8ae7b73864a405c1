namespace Rapport.Formats.Yjs;

/// <summary>The shared types, by their numbers in an update.</summary>
internal enum BranchKind
{
    Array = 0,
    Map = 1,
    Text = 2,
    Element = 3,
    Fragment = 4,
    Hook = 5,
    XmlText = 6,

    /// <summary>Named, at the top of the document; what it is, whoever asks for it says.</summary>
    Root = 7,
}
