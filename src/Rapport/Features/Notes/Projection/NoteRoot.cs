using Rapport.Formats.Yjs;

namespace Rapport.Features.Notes.Projection;

/// <summary>Where a note's words stand in its document.</summary>
internal static class NoteRoot
{
    /// <summary>The root that ProseMirror editors write.</summary>
    public const string Name = "default";

    extension(YDocument document)
    {
        public IReadOnlyList<YNode> Words => document.XmlFragment(Name);
    }
}
