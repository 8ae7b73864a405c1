using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Capture;
using Rapport.Features.Coverage;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Record.Snapshots;

/// <summary>Reads a snapshot: as many queries for a large event as for a small one.</summary>
public sealed class SnapshotReader(RapportDb db, SessionLines sessions, CaptureReader capture, ShiftReader shifts, TimeProvider time)
{
    private const int OwnLimit = 200;
    private const int PeopleLimit = 400;

    public async Task<Snapshot> ReadAsync(Place place, Caller caller, CancellationToken cancellationToken)
    {
        var (view, reader) = (place.Event!, place.Reader);
        var speakers = await capture.SpeakersAsync(view.Id, reader, cancellationToken);
        return new Snapshot(
            time.Now(),
            new(view.Id, place.Address, view.Title, place.Space.Name, view.ZoneName, view.Phase == Phase.Sealed, Word(place.Visibility), Word(view.NewEntriesFor)),
            new(caller.PersonId, caller.Name),
            await SessionsAsync(view.Id, reader, cancellationToken),
            [.. speakers.Select(speaker => new SnapshotPerson(speaker.Id, speaker.Name))],
            await WritersAsync(view.Id, reader, cancellationToken),
            await OwnAsync(view.Id, caller.PersonId, cancellationToken),
            Enum.GetValues<Visibility>().ToDictionary(Word, around => (IReadOnlyList<SnapshotChoice>)[.. VisibilityChoices.Within(around, withAuthor: true).Select(choice => new SnapshotChoice(Word(choice.Readers), choice.Name))]),
            $"/{place.Space.Slug}/glossary.json");
    }

    private async Task<IReadOnlyList<SnapshotSession>> SessionsAsync(Guid eventId, Reader reader, CancellationToken cancellationToken)
    {
        var lines = await sessions.ReadAsync(eventId, reader.Audience, cancellationToken);
        var ofEvent = db.Sessions.Where(session => session.EventId == eventId);
        var wishes = await db.WishesAsync(ofEvent.Select(session => session.Id), cancellationToken);
        var planned = await shifts.OfEventAsync(eventId, reader.Audience, cancellationToken);
        return [.. lines.Select(line =>
        {
            var wanted = wishes[line.Id].SingleOrDefault(SpeakerWishes.None);
            return new SnapshotSession(
                line.Id, line.Address, line.Title, line.Kind.ToString().ToLowerInvariant(), line.Room, line.StartsAt, line.EndsAt, line.IsCancelled,
                line.Speakers, [.. planned[line.Id].Select(shift => new SnapshotShift(shift.PersonId, shift.Name, shift.Role.Word))], line.Writers, Word(Session.Widest(line.IsOffRecord, line.Visibility)), line.IsOffRecord, line.IsUnattributed, wanted.Sentences, wanted.NoPhotos);
        })];
    }

    /// <summary>Who wrote something that this reader sees: they can be named as those who do something.</summary>
    private async Task<IReadOnlyList<string>> WritersAsync(Guid eventId, Reader reader, CancellationToken cancellationToken)
    {
        var seen = db.Subjects.VisibleTo(reader).Where(subject => subject.EventId == eventId && subject.Kind == Entry.SubjectKind);
        return await db.People.Where(person => seen.Any(subject => subject.AuthorId == person.Id))
            .OrderBy(person => person.Name).Select(person => person.Name).Distinct().Take(PeopleLimit).ToListAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<SnapshotEntry>> OwnAsync(Guid eventId, Guid personId, CancellationToken cancellationToken)
    {
        var rows = await db.Entries.Where(entry => entry.EventId == eventId && entry.AuthorId == personId)
            .Join(db.Subjects.Where(subject => subject.State == SubjectState.Shown), entry => entry.Id, subject => subject.Id, (entry, subject) => new { Entry = entry, subject.Address })
            .OrderByDescending(row => row.Entry.CapturedAt).ThenByDescending(row => row.Entry.Id).Take(OwnLimit)
            .Select(row => new { row.Entry.Id, row.Entry.SessionId, row.Entry.Kind, row.Entry.Content, row.Entry.Revision, row.Entry.CapturedAt, row.Entry.ReceivedAt, row.Address })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new SnapshotEntry(row.Id, row.SessionId, row.Kind.ToString().ToLowerInvariant(), row.Revision, row.CapturedAt, row.ReceivedAt, row.Address, SnapshotFields.Of(row.Kind, row.Content)));
    }

    private static string Word(Visibility visibility) => VisibilityChoices.WordOf(visibility);
}
