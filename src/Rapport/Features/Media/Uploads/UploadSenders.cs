using Rapport.Features.Accounts;
using Rapport.Features.Accounts.DeviceKeys;
using Rapport.Features.Events;
using Rapport.Shared;

namespace Rapport.Features.Media.Uploads;

/// <summary>Who may send a file into an event, and whose it is: both have to be on its team.</summary>
public sealed class UploadSenders(FileSenders senders, Places places)
{
    public async Task<Outcome<UploadSender>> SenderAsync(Caller caller, FileClaim claim, CancellationToken cancellationToken)
    {
        var writer = await senders.WriterAsync(caller, claim, cancellationToken);
        if (writer is { IsRefused: true, Problem.Code: "signed_in_as_other" })
        {
            return writer.Problem;
        }

        // Whoever is not of the event learns nothing from a proof.
        if (await FindAsync(claim.EventId, caller, cancellationToken) is not { } view)
        {
            return EventProblems.NotOnTeam;
        }

        return writer.IsRefused ? writer.Problem
            : writer.Value.PersonId == caller.PersonId || await FindAsync(claim.EventId, writer.Value, cancellationToken) is not null ? new UploadSender(view, writer.Value.PersonId, caller.PersonId, claim.Proven?.Sha256 ?? [])
            : EventProblems.NotOnTeam;
    }

    private async Task<EventView?> FindAsync(Guid eventId, Caller caller, CancellationToken cancellationToken) =>
        await places.FindEventAsync(eventId, caller, cancellationToken) is { Event: { } view, Reader.MayCapture: true } ? view : null;
}
