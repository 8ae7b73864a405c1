using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

/// <summary>Brings how somebody stands before others to every place where it shows: copies of the name, streams, caches and search.</summary>
public sealed class ShowPerson(RapportDb db, IEnumerable<IFollowPerson> followers, IEnumerable<IHoldAboutPeople> holders, TimeProvider time)
{
    /// <summary>Within the act that changed it; never saves.</summary>
    public async Task AnewAsync(Person person, CancellationToken cancellationToken)
    {
        var (shown, kinds) = (person.ShownAt(time.Now()), holders.SelectMany(holder => holder.Kinds).ToList());
        foreach (var follower in followers)
        {
            await follower.FollowAsync(shown, cancellationToken);
        }

        await db.TouchAsync(
            db.Subjects.Where(subject => subject.AuthorId == person.Id && kinds.Contains(subject.Kind) && subject.State != SubjectState.Withdrawn),
            Activity.NameChanged, shown.At, cancellationToken);
    }
}
