using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Capture;

public static class CaptureRows
{
    extension(RapportDb db)
    {
        public DbSet<Entry> Entries => db.Set<Entry>();

        public DbSet<EntryRevision> EntryRevisions => db.Set<EntryRevision>();

        /// <summary>Quotes of somebody who wants to be asked first, and was not yet; not those that their writer keeps to themselves.</summary>
        public IQueryable<Entry> QuotesAwaiting(Guid personId) => db.EntriesNaming(personId).Where(entry => entry.Kind == EntryKind.Quote
            && db.Subjects.Any(subject => subject.Id == entry.Id && subject.State == SubjectState.Held && subject.Visibility != Visibility.AuthorOnly));

        /// <summary>Whether an entry is a quote to which whoever said it has not agreed: they wait to be asked, or took it out of sight themselves. Their own yes they need not wait for.</summary>
        public Task<bool> WaitsForYesAsync(Subject subject, Guid? reader, CancellationToken cancellationToken)
        {
            var (id, isHeld, hiddenBy) = (subject.Id, subject.State == SubjectState.Held, subject.HiddenById);
            var quotes = db.Entries.Where(entry => entry.Id == id && entry.Kind == EntryKind.Quote);
            var speakers = db.Speakers;
            return db.People.AnyAsync(
                person => person.Id != reader && ((isHeld && person.Quotation == Quotation.Ask) || person.Id == hiddenBy)
                    && quotes.Any(entry => entry.Content.PersonId == person.Id || speakers.Any(speaker => speaker.Id == entry.Content.SpeakerId && speaker.PersonId == person.Id)),
                cancellationToken);
        }

        /// <summary>Who speaks in the session of a photo or a video and wants no photos.</summary>
        public async Task<IReadOnlyList<string>> UnwillingAsync(Guid entryId, CancellationToken cancellationToken)
        {
            var session = await db.Entries.Where(entry => entry.Id == entryId && (entry.Kind == EntryKind.Photo || entry.Kind == EntryKind.Video)).Select(entry => entry.SessionId).SingleOrDefaultAsync(cancellationToken);
            return session is null ? [] : await db.SpeakersOf(session.Value).Where(person => person.Photos == PhotoConsent.No)
                .OrderBy(person => person.Name).ThenBy(person => person.Id).Select(person => person.Name).ToListAsync(cancellationToken);
        }

        /// <summary>What those who speak in each of these sessions want of whoever captures it.</summary>
        public async Task<ILookup<Guid, SpeakerWishes>> WishesAsync(IQueryable<Guid> sessions, CancellationToken cancellationToken)
        {
            var rows = await (
                from held in db.Set<SessionSpeaker>()
                where sessions.Contains(held.SessionId)
                join speaker in db.Speakers on held.SpeakerId equals speaker.Id
                join known in db.People on speaker.PersonId equals (Guid?)known.Id into people
                from person in people.DefaultIfEmpty()
                orderby held.Position, speaker.Id
                select new { held.SessionId, Name = person == null ? speaker.Name : person.Name, Photos = (PhotoConsent?)person.Photos, Quotation = (Quotation?)person.Quotation })
                .ToListAsync(cancellationToken);
            return rows.GroupBy(row => row.SessionId)
                .ToLookup(session => session.Key, session => SpeakerWishes.Of([.. session.Select(row => SpeakerWish.Of(row.Name, row.Photos, row.Quotation))]));
        }

        public async Task<SpeakerWishes> WishesAsync(Guid sessionId, CancellationToken cancellationToken) =>
            (await db.WishesAsync(db.Sessions.Where(session => session.Id == sessionId).Select(session => session.Id), cancellationToken))[sessionId].SingleOrDefault(SpeakerWishes.None);

        /// <summary>Entries that say of somebody, or of the speaker whose account is theirs, that they said or will do it.</summary>
        internal IQueryable<Entry> EntriesNaming(Guid personId)
        {
            var speakers = db.Speakers.Where(speaker => speaker.PersonId == personId);
            return db.Entries.Where(entry => entry.Content.PersonId == personId || speakers.Any(speaker => speaker.Id == entry.Content.SpeakerId));
        }

        internal IQueryable<EntryRevision> RevisionsNaming(Guid personId)
        {
            var speakers = db.Speakers.Where(speaker => speaker.PersonId == personId);
            return db.EntryRevisions.Where(text => text.Content.PersonId == personId || speakers.Any(speaker => speaker.Id == text.Content.SpeakerId));
        }

        /// <summary>Those who speak in a session, as far as their accounts are known.</summary>
        internal IQueryable<Person> SpeakersOf(Guid sessionId)
        {
            var held = db.Set<SessionSpeaker>().Where(row => row.SessionId == sessionId);
            var speakers = db.Speakers.Where(speaker => held.Any(row => row.SpeakerId == speaker.Id));
            return db.People.Where(person => speakers.Any(speaker => speaker.PersonId == person.Id));
        }
    }
}
