using System.Text;
using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Platform.Live;
using Rapport.Shared;

namespace Rapport.Features.Comments;

/// <summary>The threads of a page: one query for who answers whom, and the fragments that live updates use too.</summary>
public sealed class ThreadReader(RapportDb db, Fragments fragments)
{
    private const int Limit = 2000;
    private const string Answers = "</ol>";

    /// <summary>The list items of each thread, oldest first, answers inside what they answer. A subject without comments has none.</summary>
    public async Task<IReadOnlyDictionary<Guid, SafeHtml>> ReadAsync(IReadOnlyCollection<Guid> aboutIds, Audience audience, CancellationToken cancellationToken)
    {
        var lines = await db.Comments
            .Where(comment => aboutIds.Contains(comment.AboutId))
            .OrderBy(comment => comment.PostedAt).ThenBy(comment => comment.Id)
            .Select(comment => new Line(comment.Id, comment.AboutId, comment.ParentId))
            .Take(Limit)
            .ToListAsync(cancellationToken);
        var shown = (await fragments.GetAsync(Comment.SubjectKind, lines.ConvertAll(line => line.Id), audience, cancellationToken))
            .ToDictionary(fragment => fragment.Id, fragment => fragment.Html.Value);
        var present = lines.Where(line => shown.ContainsKey(line.Id)).ToLookup(line => line.ParentId is { } parent && shown.ContainsKey(parent) ? parent : line.AboutId);
        return aboutIds.Distinct().Where(about => present[about].Any()).ToDictionary(about => about, about =>
        {
            var html = new StringBuilder();
            Write(html, present[about], present, shown);
            return new SafeHtml(html.ToString());
        });
    }

    private static void Write(StringBuilder html, IEnumerable<Line> lines, ILookup<Guid, Line> answers, Dictionary<Guid, string> shown)
    {
        foreach (var line in lines)
        {
            // A comment's markup ends with the list of its answers, which live updates fill in the browser.
            var own = shown[line.Id];
            var end = own.LastIndexOf(Answers, StringComparison.Ordinal);
            html.Append(own, 0, end);
            Write(html, answers[line.Id], answers, shown);
            html.Append(own, end, own.Length - end).Append('\n');
        }
    }

    private sealed record Line(Guid Id, Guid AboutId, Guid? ParentId);
}
