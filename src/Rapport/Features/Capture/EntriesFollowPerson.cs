using Microsoft.EntityFrameworkCore;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Capture;

/// <summary>
/// The name beside a quote or an action is kept with it. It follows its owner, and goes from quotes where they want to be
/// quoted without it; who it is stays known, so that it can come back.
/// </summary>
public sealed class EntriesFollowPerson(RapportDb db) : IFollowPerson
{
    public async Task FollowAsync(PersonShown person, CancellationToken cancellationToken)
    {
        var entries = await db.EntriesNaming(person.Id).ToListAsync(cancellationToken);
        var revisions = await db.RevisionsNaming(person.Id).ToListAsync(cancellationToken);
        var speakers = await db.Speakers.Where(speaker => speaker.PersonId == person.Id).ToDictionaryAsync(speaker => speaker.Id, speaker => speaker.Name, cancellationToken);
        var quotes = entries.Where(entry => entry.Kind == EntryKind.Quote).Select(entry => entry.Id).ToHashSet();
        var owned = await db.Entries.Where(entry => entry.Kind == EntryKind.Quote && revisions.Select(text => text.EntryId).Contains(entry.Id)).Select(entry => entry.Id).ToListAsync(cancellationToken);
        quotes.UnionWith(owned);
        string Who(EntryContent content, Guid id) => person.Quotation == Quotation.Nameless && quotes.Contains(id) ? ""
            : content.SpeakerId is { } speaker && speakers.TryGetValue(speaker, out var name) ? name : person.Name;

        entries.ForEach(entry => entry.NameWho(Who(entry.Content, entry.Id)));
        revisions.ForEach(text => text.NameWho(Who(text.Content, text.EntryId)));
        var touched = entries.Select(entry => entry.Id).Union(revisions.Select(text => text.EntryId)).ToList();
        await db.TouchAsync(db.Subjects.Where(subject => touched.Contains(subject.Id)), Activity.NameChanged, person.At, cancellationToken);
    }
}
