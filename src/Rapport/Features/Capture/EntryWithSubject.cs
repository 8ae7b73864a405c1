using Rapport.Shared;

namespace Rapport.Features.Capture;

/// <summary>An entry and its subject.</summary>
public sealed record EntryWithSubject(Entry Entry, Subject Subject)
{
    public bool IsOf(Reader reader) => Entry.AuthorId == reader.PersonId || reader.IsEditor;
}
