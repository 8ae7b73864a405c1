using Microsoft.EntityFrameworkCore;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notifications.Sources;

/// <summary>A role that is given or taken concerns its bearer, and so does letting a guest in.</summary>
public sealed class RoleNotices(RapportDb db) : INoticeSource
{
    private const string LetIn = "guest.let-in";

    public IReadOnlyList<string> Verbs { get; } = [Membership.Given, Membership.Taken, LetIn];

    public async Task<IReadOnlyList<NoticeDraft>> ReadAsync(IReadOnlyList<Activity> acts, CancellationToken cancellationToken)
    {
        var drafts = acts.Where(act => act.Verb != LetIn && act.AboutId is not null)
            .Select(act => new NoticeDraft(act, NoticeKind.Role, act.AboutId!.Value, act.SpaceId)).ToList();
        foreach (var act in acts.Where(act => act.Verb == LetIn))
        {
            // The log tells of guests in the space; into which of its events this one was let says the time.
            var @event = await db.Memberships
                .Where(held => held.PersonId == act.AboutId && held.SpaceId == act.SpaceId && held.EventId != null && held.Role == Role.Guest && held.GivenAt == act.At)
                .Select(held => held.EventId).FirstOrDefaultAsync(cancellationToken);
            if (@event is { } place && act.AboutId is { } guest)
            {
                drafts.Add(new(act, NoticeKind.LetIn, guest, place));
            }
        }

        return drafts;
    }
}
