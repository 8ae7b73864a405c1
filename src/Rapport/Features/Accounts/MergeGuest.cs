using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts.DeviceKeys;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

/// <summary>
/// What somebody wrote as a guest becomes their account's, all of it in one act, and the guest is gone. Runs inside an
/// act that has seen both proven, and saves.
/// </summary>
public sealed class MergeGuest(RapportDb db, IEnumerable<IFollowMerge> followers, ShowPerson shown, TimeProvider time)
{
    /// <returns>Why not; null where it is done.</returns>
    public async Task<Problem?> RunAsync(Guid guest, Guid account, CancellationToken cancellationToken)
    {
        // Whatever either of them does at this moment waits, and finds one person.
        foreach (var person in new[] { guest, account }.Order())
        {
            await db.LockPersonAsync(person, cancellationToken);
        }

        foreach (var follower in followers)
        {
            if (await follower.RefuseAsync(guest, account, cancellationToken) is { } problem)
            {
                return problem;
            }
        }

        foreach (var follower in followers)
        {
            await follower.MergeAsync(guest, account, cancellationToken);
        }

        var before = await db.People.AsNoTracking().SingleAsync(row => row.Id == guest, cancellationToken);
        await TellAsync(guest, account, cancellationToken);
        await db.Subjects.Where(row => row.AuthorId == guest).ExecuteUpdateAsync(row => row.SetProperty(subject => subject.AuthorId, account), cancellationToken);
        await db.Subjects.Where(row => row.HiddenById == guest).ExecuteUpdateAsync(row => row.SetProperty(subject => subject.HiddenById, account), cancellationToken);
        await db.Activities.Where(row => row.ActorId == guest).ExecuteUpdateAsync(row => row.SetProperty(activity => activity.ActorId, account), cancellationToken);
        await db.Activities.Where(row => row.AboutId == guest).ExecuteUpdateAsync(row => row.SetProperty(activity => activity.AboutId, account), cancellationToken);
        await db.SignInLinks.Where(row => row.PersonId == guest).ExecuteDeleteAsync(cancellationToken);
        await db.EmailChanges.Where(row => row.PersonId == guest).ExecuteDeleteAsync(cancellationToken);
        await db.OpenSignIns.Where(row => row.PersonId == guest).ExecuteDeleteAsync(cancellationToken);
        // Else they would let whoever holds them speak for the account.
        await db.DeviceKeys.Where(row => row.PersonId == guest).ExecuteDeleteAsync(cancellationToken);
        await db.Users.Where(row => row.Id == guest).ExecuteDeleteAsync(cancellationToken);
        await db.RedirectAsync<Person>(guest, account, cancellationToken);
        await db.People.Where(row => row.Id == guest).ExecuteDeleteAsync(cancellationToken);
        await ShowAsync(before, account, cancellationToken);
        return null;
    }

    /// <summary>The account's name stands where the guest's stood. What the guest did not agree to, the account does not agree to by bringing them along.</summary>
    private async Task ShowAsync(Person guest, Guid account, CancellationToken cancellationToken)
    {
        var person = await db.People.SingleAsync(row => row.Id == account, cancellationToken);
        person.Agree(
            guest.Photos == PhotoConsent.No ? guest.Photos : person.Photos,
            person.Quotation == Quotation.Named ? guest.Quotation : person.Quotation);
        await shown.AnewAsync(person, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Each thing stands under another name from now on, so pages, streams and the index hear of it.</summary>
    private async Task TellAsync(Guid guest, Guid account, CancellationToken cancellationToken)
    {
        var own = await db.Subjects.AsNoTracking().Where(subject => subject.AuthorId == guest).OrderBy(subject => subject.Id).ToListAsync(cancellationToken);
        db.AddRange(own.Select(subject => new Activity(Ids.New(time), "author.changed", subject, account, time.GetUtcNow())));
        await db.SaveChangesAsync(cancellationToken);
    }
}
