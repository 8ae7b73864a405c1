using Microsoft.EntityFrameworkCore;
using Rapport.Features.Capture;
using Rapport.Features.Coverage;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>What a reporter's page needs beside the stream, for this reader alone.</summary>
public sealed class CaptureReader(RapportDb db, ShiftReader shifts)
{
    private const int SpeakerLimit = 400;
    private const int OwnLimit = 50;

    public async Task<IReadOnlyList<SpeakerChoice>> SpeakersAsync(Guid eventId, Reader reader, CancellationToken cancellationToken) =>
        await db.SpeakersKnownTo(reader, eventId).OrderBy(speaker => speaker.Name).Take(SpeakerLimit)
            .Select(speaker => new SpeakerChoice(speaker.Id, speaker.Name)).ToListAsync(cancellationToken);

    /// <summary>What they wrote that does not stand in the streams which they read, the latest first: here they find it again.</summary>
    public async Task<IReadOnlyList<OwnLine>> OutOfStreamAsync(Guid eventId, Reader reader, CancellationToken cancellationToken)
    {
        var (self, widest) = (reader.PersonId, (Visibility)(int)reader.Audience);
        return await db.Subjects
            .Where(subject => subject.EventId == eventId && subject.Kind == Entry.SubjectKind && subject.AuthorId == self
                && subject.State == SubjectState.Shown && subject.Visibility > widest)
            .OrderByDescending(subject => subject.CreatedAt).ThenByDescending(subject => subject.Id)
            .Take(OwnLimit)
            .Select(subject => new OwnLine(subject.Title, subject.Address, subject.OwnVisibility))
            .ToListAsync(cancellationToken);
    }

    /// <summary>The sessions that this reader covers, as it is planned.</summary>
    public Task<IReadOnlySet<Guid>> CoveredAsync(Guid eventId, Reader reader, CancellationToken cancellationToken) => shifts.OwnAsync(eventId, reader, cancellationToken);

    /// <summary>What those who speak there agreed to.</summary>
    public Task<SpeakerWishes> WishesAsync(Guid? sessionId, CancellationToken cancellationToken) =>
        sessionId is { } id ? db.WishesAsync(id, cancellationToken) : Task.FromResult(SpeakerWishes.None);
}
