using Rapport.Shared;

namespace Rapport.Features.Glossary;

/// <summary>A word of jargon in a space's glossary. One that was removed keeps its row, its history and its address.</summary>
public sealed class Term
{
    public const string SubjectKind = "term";

    public static readonly Staleness Staleness = new(SubjectKind, _ => [Tag.Marks]);

    private Term()
    {
    }

    public Term(Guid id, Guid spaceId, string slug, TermWords words)
    {
        Id = id;
        SpaceId = spaceId;
        Slug = slug;
        Change(words);
        Revision = 1;
    }

    public Guid Id { get; private set; }
    public Guid SpaceId { get; private set; }
    public string Slug { get; private set; } = "";
    public string Key { get; private set; } = "";
    public TermWords Words { get; private set; } = new();
    public int Revision { get; private set; }

    public void Change(TermWords words)
    {
        (Words, Key) = (words, TermWords.KeyOf(words.Name));
        Revision++;
    }

    public void CountRevision() => Revision++;
}
