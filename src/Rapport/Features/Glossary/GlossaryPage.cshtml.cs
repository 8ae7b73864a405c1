using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Shared;
using EventRow = Rapport.Features.Events.Event;

namespace Rapport.Features.Glossary;

/// <summary>The words of a topic, by letter.</summary>
[AllowAnonymous]
public sealed class GlossaryPageModel(Places places, Callers callers, Glossaries glossaries, RapportDb db) : PlacePage(places, callers)
{
    private const int WantedLimit = 100;
    private const int EventLimit = 20;

    public string Address => $"/{Place.Space.Slug}/glossary";

    public string Wanted { get; private set; } = "";

    public int All { get; private set; }

    public IReadOnlyList<IGrouping<string, TermView>> Letters { get; private set; } = [];

    /// <summary>The events whose words the team can look through.</summary>
    public IReadOnlyList<(string Title, string Address)> Events { get; private set; } = [];

    public async Task OnGetAsync(string? q, CancellationToken cancellationToken)
    {
        HttpContext.Share(Tag.Subject(Place.Space.Id), Tag.Installation);
        Wanted = Excerpt(q ?? "");
        var known = await glossaries.OfAsync(Place.Space.Id, Reader.Audience, cancellationToken);
        All = known.Terms.Count;
        Letters = [.. known.Terms.Where(term => Wanted.Length == 0 || term.Speaks(Wanted)).GroupBy(term => term.Letter)];
        if (Reader.IsTeam)
        {
            var shown = db.Subjects.VisibleTo(Reader.Audience).Where(subject => subject.SpaceId == Place.Space.Id && subject.Kind == EventRow.SubjectKind);
            var rows = await db.Events.Join(shown, row => row.Id, subject => subject.Id, (row, subject) => new { row.StartsOn, row.Title, subject.Address })
                .OrderByDescending(row => row.StartsOn).Take(EventLimit).ToListAsync(cancellationToken);
            Events = rows.ConvertAll(row => (row.Title, row.Address));
        }
    }

    private static string Excerpt(string wanted) => Platform.Text.Excerpt.Of(wanted, WantedLimit);
}
