using Rapport.Platform.Text;

namespace Rapport.Platform.Data;

/// <summary>What a subject is found by: the words of its title and the others, cut and folded before they come to the writer.</summary>
public sealed class SearchRow(Guid subjectId, Guid spaceId, string title, string body)
{
    public Guid SubjectId => subjectId;

    public Guid SpaceId => spaceId;

    public IReadOnlyList<string> Title { get; } = [.. FoldedWords.In(title).Select(word => word.Text)];

    public IReadOnlyList<string> Body { get; } = [.. FoldedWords.In(body).Select(word => word.Text)];
}
