using Rapport.Features.Accounts;
using Rapport.Features.Accounts.DeviceKeys;
using Rapport.Features.Events;
using Rapport.Shared;

namespace Rapport.Features.Media;

/// <summary>Who may send a photo into an event, and whose it is: both have to be on its team.</summary>
public sealed class PhotoSenders(Callers callers, FileSenders senders, Places places)
{
    private static readonly Problem EventUnknown = new("event_unknown", "There is no such event, or you are not on its team.");

    public ValueTask<Caller?> CallerAsync(HttpContext context) => callers.OfAsync(context);

    public async Task<Outcome<PhotoSender>> SenderAsync(Caller caller, FileClaim claim, CancellationToken cancellationToken)
    {
        var writer = await senders.WriterAsync(caller, claim, cancellationToken);
        if (writer is { IsRefused: true, Problem.Code: "signed_in_as_other" })
        {
            return writer.Problem;
        }

        // Whoever is not of the event learns nothing from a proof.
        if (await FindAsync(claim.EventId, caller, cancellationToken) is not { } view)
        {
            return EventUnknown;
        }

        return writer.IsRefused ? writer.Problem
            : writer.Value.PersonId == caller.PersonId || await FindAsync(claim.EventId, writer.Value, cancellationToken) is not null ? new PhotoSender(view, writer.Value.PersonId)
            : EventUnknown;
    }

    private async Task<EventView?> FindAsync(Guid eventId, Caller caller, CancellationToken cancellationToken) =>
        await places.FindEventAsync(eventId, caller, cancellationToken) is { Event: { } view, Reader.MayCapture: true } ? view : null;
}
