using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Personal;

/// <param name="KeepsWords">What they wrote stays, without their name.</param>
/// <param name="At">For an erasure that is repeated, when it first was; otherwise null.</param>
public sealed record ErasePersonInput(Guid PersonId, bool KeepsWords, DateTimeOffset? At = null);

/// <summary>
/// Forgets somebody, all at once: what lets them in, their name wherever it stands, what waits for them, and, unless they
/// leave it, what they wrote. The row of the person stays, without anybody behind it.
/// </summary>
public sealed class ErasePerson(RapportDb db, IEnumerable<IHoldAboutPeople> holders, TimeProvider time)
{
    private static readonly Problem LastOwner = new("last_owner", "You are the only owner of a space. Make somebody else its owner first, then erase yourself.");

    private static readonly Problem LastHost = new("last_host", "You are the only host of this installation. Make somebody else a host first, then erase yourself.");

    public async Task<Outcome<Guid>> RunAsync(ErasePersonInput input, CancellationToken cancellationToken)
    {
        await db.LockPersonAsync(input.PersonId, cancellationToken);
        var person = await db.People.SingleOrDefaultAsync(row => row.Id == input.PersonId, cancellationToken);
        if (person is null or { ErasedAt: not null })
        {
            return input.PersonId;
        }

        await LockAsync(input.PersonId, cancellationToken);
        // A repeated erasure asks nobody any more.
        if (input.At is null && await RefuseAsync(person, cancellationToken) is { } problem)
        {
            return problem;
        }

        var email = await db.Users.Where(login => login.Id == person.Id).Select(login => login.Email).SingleOrDefaultAsync(cancellationToken);
        var erasure = new Erasure(person.Id, input.KeepsWords, (input.At ?? time.GetUtcNow()).Rounded()) { Email = email };
        await ContributionsAsync(erasure, cancellationToken);
        // Those who read what others hold come first.
        foreach (var holder in holders.Reverse())
        {
            await holder.EraseAsync(erasure, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return person.Id;
    }

    /// <summary>Whoever posts, answers or gives a role meanwhile waits, or is seen.</summary>
    private async Task LockAsync(Guid personId, CancellationToken cancellationToken)
    {
        var streams = await db.Subjects.Where(subject => subject.AuthorId == personId).Select(subject => subject.EventId ?? subject.SpaceId)
            .Union(db.Memberships.Where(held => held.PersonId == personId).Select(held => held.SpaceId)).ToListAsync(cancellationToken);
        foreach (var stream in streams.Order())
        {
            await db.LockStreamAsync(stream, cancellationToken);
        }
    }

    private async Task<Problem?> RefuseAsync(Person person, CancellationToken cancellationToken)
    {
        if (person.IsHost && !await db.People.AnyAsync(other => other.IsHost && other.Id != person.Id, cancellationToken))
        {
            return LastHost;
        }

        var owners = db.Memberships.Where(held => held.EventId == null && held.Role == Role.Owner);
        return await owners.AnyAsync(held => held.PersonId == person.Id && !owners.Any(other => other.SpaceId == held.SpaceId && other.PersonId != person.Id), cancellationToken)
            ? LastOwner
            : null;
    }

    private async Task ContributionsAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        var kinds = holders.SelectMany(holder => holder.Kinds).ToList();
        var own = db.Subjects.Where(subject => subject.AuthorId == erasure.PersonId && kinds.Contains(subject.Kind));
        if (erasure.KeepsWords)
        {
            await db.TouchAsync(own.Where(subject => subject.State != SubjectState.Withdrawn), Activity.NameChanged, erasure.At, cancellationToken);
            return;
        }

        var followed = await db.Activities.Where(activity => activity.AboutId != null && own.Any(subject => subject.Id == activity.AboutId)).Select(activity => activity.AboutId!.Value).Distinct().ToListAsync(cancellationToken);
        await db.TouchAsync(own.Where(subject => subject.State == SubjectState.Shown), "subject.erased", erasure.At, cancellationToken, takesAway: true);
        foreach (var subject in await own.OrderBy(subject => subject.Id).ToListAsync(cancellationToken))
        {
            if (followed.Contains(subject.Id))
            {
                await db.CoverAsync(subject, null, time, cancellationToken);
            }

            subject.Withdraw();
            subject.Named("", subject.Address);
        }
    }
}
