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
    private static readonly string Earlier = $"<li class=\"soft\">Here are the latest {Limit:N0} comments.</li>\n";

    /// <summary>The list items of each thread, oldest first, answers inside what they answer. A subject without comments has none.</summary>
    public async Task<IReadOnlyDictionary<Guid, SafeHtml>> ReadAsync(IReadOnlyCollection<Guid> aboutIds, Audience audience, CancellationToken cancellationToken)
    {
        var lines = await LinesAsync(aboutIds, audience, cancellationToken);
        var shown = (await fragments.GetAsync(Comment.SubjectKind, lines.ConvertAll(line => line.Id), audience, cancellationToken))
            .ToDictionary(fragment => fragment.Id, fragment => fragment.Html.Value);
        var present = lines.Where(line => shown.ContainsKey(line.Id)).ToLookup(line => line.ParentId is { } parent && shown.ContainsKey(parent) ? parent : line.AboutId);
        return aboutIds.Distinct().Where(about => present[about].Any()).ToDictionary(about => about, about =>
        {
            var html = new StringBuilder(lines.Count >= Limit ? Earlier : "");
            Write(html, present[about], present, shown);
            return new SafeHtml(html.ToString());
        });
    }

    /// <summary>
    /// The latest that may be seen, so that nobody ends a thread by what shows nothing; and what these answer, which keeps its
    /// place also where it is gone.
    /// </summary>
    private async Task<List<Line>> LinesAsync(IReadOnlyCollection<Guid> aboutIds, Audience audience, CancellationToken cancellationToken)
    {
        var lines = await db.Comments.Where(comment => aboutIds.Contains(comment.AboutId))
            .Join(db.Subjects.VisibleTo(audience), comment => comment.Id, subject => subject.Id, (comment, _) => comment)
            .OrderByDescending(comment => comment.PostedAt).ThenByDescending(comment => comment.Id)
            .Select(comment => new Line(comment.Id, comment.AboutId, comment.ParentId, comment.PostedAt))
            .Take(Limit)
            .ToListAsync(cancellationToken);
        var known = lines.Select(line => line.Id).ToHashSet();
        while (lines.Where(line => line.ParentId is { } parent && !known.Contains(parent)).Select(line => line.ParentId!.Value).Distinct().ToArray() is { Length: > 0 } missing)
        {
            lines.AddRange(await db.Comments.Where(comment => missing.Contains(comment.Id))
                .Select(comment => new Line(comment.Id, comment.AboutId, comment.ParentId, comment.PostedAt)).ToListAsync(cancellationToken));
            known.UnionWith(missing);
        }

        return [.. lines.OrderBy(line => line.PostedAt).ThenBy(line => line.Id)];
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

    private sealed record Line(Guid Id, Guid AboutId, Guid? ParentId, DateTimeOffset PostedAt);
}
