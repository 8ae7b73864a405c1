using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Platform.Files;
using Rapport.Platform.Images;
using Rapport.Shared;

namespace Rapport.Features.Programme.Speakers;

/// <summary>The portrait of a speaker, for whoever may see one of their sessions and their page; and for who looks after it.</summary>
internal static class PortraitDoor
{
    public static async Task<Results<FileStreamHttpResult, NotFound>> ShowAsync(
        Guid speaker, HttpContext context, [FromServices] RapportDb db, [FromServices] Places places, [FromServices] Callers callers, [FromServices] FileStore store)
    {
        var stop = context.RequestAborted;
        var held = await db.Speakers.AsNoTracking().SingleOrDefaultAsync(row => row.Id == speaker && row.PortraitKey != null, stop);
        return held?.PortraitKey is { } key
            && await places.FindEventAsync(held.EventId, await callers.OfAsync(context), stop) is { } place
            && (DescribeSpeaker.MayDescribe(held, place.Reader) || await IsShownAsync(held, place.Reader, db, stop))
            && store.Open(key) is { } file
            ? PictureAnswer.Of(context, file, $"{speaker:N}-{key[..8]}")
            : TypedResults.NotFound();
    }

    private static async Task<bool> IsShownAsync(Speaker speaker, Reader reader, RapportDb db, CancellationToken cancellationToken)
    {
        var pageFor = await db.People.Where(person => person.Id == speaker.PersonId).Select(person => person.PageFor).SingleOrDefaultAsync(cancellationToken);
        var visible = db.Subjects.VisibleTo(reader);
        return reader.Audience.Sees(pageFor ?? Visibility.Public)
            && await db.Set<SessionSpeaker>().AnyAsync(held => held.SpeakerId == speaker.Id && visible.Any(subject => subject.Id == held.SessionId), cancellationToken);
    }
}
