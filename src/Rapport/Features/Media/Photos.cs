using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Media;

/// <summary>
/// Finds the photos that somebody may see: through the subject that shows them, or, as long as there is none, as their
/// uploader. Asked for every picture of every page, so what is known costs no query until the log says otherwise.
/// </summary>
public sealed class Photos(IServiceScopeFactory scopes, Places places, TagVersions tags, TimeProvider time)
{
    private const int Limit = 20_000;

    // Another node's hide may not ring here, and must reach pictures within five seconds all the same.
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(4);

    // A photo that has its subject changes once more at most, when its original follows; see Forget.
    private readonly ConcurrentDictionary<Guid, PhotoView> attached = new();
    private readonly TagCache<Guid, SubjectShown?> subjects = new(tags, time, Lifetime);

    /// <summary>Null when there is no such photo for this caller.</summary>
    public async ValueTask<PhotoView?> FindAsync(Guid id, Caller? caller, CancellationToken cancellationToken)
    {
        if (await PhotoAsync(id, cancellationToken) is not { } photo)
        {
            return null;
        }

        return photo.SubjectId is { } subject
            ? await MaySeeAsync(photo, subject, caller, cancellationToken) ? photo : null
            : photo.IsOf(caller) ? photo : null;
    }

    /// <summary>The photo for whoever sent it; null for everybody else.</summary>
    public async ValueTask<PhotoView?> OwnAsync(Guid id, Caller? caller, CancellationToken cancellationToken) =>
        caller is not null && await PhotoAsync(id, cancellationToken) is { } photo && photo.IsOf(caller) ? photo : null;

    /// <summary>Its files are others now, here or on another node.</summary>
    public void Forget(Guid id) => attached.TryRemove(id, out _);

    private async ValueTask<bool> MaySeeAsync(PhotoView photo, Guid subjectId, Caller? caller, CancellationToken cancellationToken)
    {
        if (await places.FindEventAsync(photo.EventId, caller, cancellationToken) is not { } place)
        {
            return false;
        }

        var shownBy = new[] { Tag.Subject(subjectId), Tag.Programme(photo.EventId) };
        var subject = await subjects.GetAsync(subjectId, shownBy, token => SubjectAsync(subjectId, token), cancellationToken);
        return subject is not null && subject.State == SubjectState.Shown
            && (place.Reader.Audience.Sees(subject.Visibility) || (subject.AuthorId is { } author && author == caller?.PersonId));
    }

    private async ValueTask<PhotoView?> PhotoAsync(Guid id, CancellationToken cancellationToken)
    {
        if (attached.TryGetValue(id, out var known))
        {
            return known;
        }

        await using var scope = scopes.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<RapportDb>().MediaFiles
            .Where(file => file.Id == id)
            .Select(file => new PhotoView(
                file.Id, file.EventId, file.AuthorId, file.SubjectId, file.ContentType, file.OriginalKey, file.SmallKey, file.MediumKey, file.LargeKey)
            {
                PlayKey = file.PlayKey,
                PlayType = file.PlayType,
                IsInWork = file.WorkDueAt != null,
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is { SubjectId: not null, IsInWork: false })
        {
            MakeRoom();
            attached[id] = found;
        }

        return found;
    }

    private async Task<SubjectShown?> SubjectAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RapportDb>().Subjects
            .Where(subject => subject.Id == id)
            .Select(subject => new SubjectShown(subject.State, subject.Visibility, subject.AuthorId))
            .SingleOrDefaultAsync(cancellationToken);
    }

    private void MakeRoom()
    {
        if (attached.Count >= Limit)
        {
            attached.Clear();
        }
    }

    private sealed record SubjectShown(SubjectState State, Visibility Visibility, Guid? AuthorId);
}
