using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Media.Uploads;

/// <summary>Finds the uploads of whoever asks, those that they bring for somebody among them, as long as they may send into the event; what is another's is not there.</summary>
public sealed class OwnUploads(IServiceScopeFactory scopes, Places places)
{
    public async Task<(Upload Upload, EventView Event)?> FindAsync(Guid id, bool follows, Caller caller, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<RapportDb>().Uploads.AsNoTracking()
            .SingleOrDefaultAsync(upload => upload.Id == id && upload.Follows == follows && (upload.AuthorId == caller.PersonId || upload.SenderId == caller.PersonId), cancellationToken);
        return found is not null && await places.FindEventAsync(found.EventId, caller, cancellationToken) is { Event: { } view, Reader.MayCapture: true } ? (found, view) : null;
    }

    /// <summary>What a finished one became.</summary>
    public async Task<FileRef?> FileAsync(Upload upload, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<RapportDb>().MediaFiles.AsNoTracking().SingleOrDefaultAsync(file => file.Id == upload.Id, cancellationToken))?.ToRef();
    }
}
