using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>Says whose account a speaker has, so that their comments carry a badge; or that they have none.</summary>
public sealed class RecogniseSpeaker(RapportDb db, ILookupNormalizer normalizer, IEnumerable<IFollowPerson> followers, TimeProvider time)
{
    public async Task<Outcome<string>> RunAsync(RecogniseSpeakerInput input, CancellationToken cancellationToken)
    {
        if (await db.IsSealedAsync(input.EventId, cancellationToken))
        {
            return ProgrammeProblems.Sealed;
        }

        var held = await db.HeldSessionAsync(input.EventId, input.SessionId, input.Reader, cancellationToken);
        if (held?.Session.Speakers.Any(speaker => speaker.SpeakerId == input.SpeakerId) != true)
        {
            return ProgrammeProblems.UnknownSpeaker;
        }

        Guid? person = null;
        if (!string.IsNullOrWhiteSpace(input.Email))
        {
            person = await FindAsync(held.Subject.SpaceId, input.Email, cancellationToken);
            if (person is null)
            {
                return ProgrammeProblems.UnknownPerson;
            }
        }

        var speaker = await db.Speakers.SingleAsync(speaker => speaker.Id == input.SpeakerId, cancellationToken);
        speaker.BeThePerson(person);
        db.Activities.Add(new Activity(Ids.New(time), "session.edited", held.Subject, input.Reader.PersonId, time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        if (person is { } known)
        {
            await FollowAsync(known, cancellationToken);
        }

        return held.Subject.Address;
    }

    /// <summary>Of who has nothing in the space an organiser hears neither whether they have an account nor how they are called.</summary>
    private Task<Guid?> FindAsync(Guid spaceId, string typed, CancellationToken cancellationToken)
    {
        var email = normalizer.NormalizeEmail(typed.Trim());
        var members = db.Memberships.Where(member => member.SpaceId == spaceId);
        return db.Users.Where(login => login.NormalizedEmail == email && members.Any(member => member.PersonId == login.Id))
            .Select(login => (Guid?)login.Id).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>What the person agreed to holds for the speaker from here on, also for quotes of before.</summary>
    private async Task FollowAsync(Guid personId, CancellationToken cancellationToken)
    {
        var shown = (await db.People.AsNoTracking().SingleAsync(row => row.Id == personId, cancellationToken)).ShownAt(time.Now());
        foreach (var follower in followers)
        {
            await follower.FollowAsync(shown, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <param name="Email">Empty for nobody.</param>
public sealed record RecogniseSpeakerInput(Guid EventId, Guid SessionId, Reader Reader, Guid SpeakerId, string? Email);
