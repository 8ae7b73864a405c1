using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>
/// Changes a session by hand, unless somebody else changed it since the form was made. Answers with its address, which
/// is another one after a new title.
/// </summary>
public sealed class EditSession(RapportDb db, SessionWriter writer, TimeProvider time)
{
    private static readonly string[] Place = ["day", "start", "minutes", "room"];

    public async Task<Outcome<string>> RunAsync(EditSessionInput input, CancellationToken cancellationToken)
    {
        var programme = await writer.OpenAsync(input.EventId, cancellationToken);
        if (await db.IsSealedAsync(input.EventId, cancellationToken))
        {
            return ProgrammeProblems.Sealed;
        }

        if (await db.HeldSessionAsync(input.EventId, input.SessionId, input.Reader, cancellationToken) is not { } held)
        {
            return ProgrammeProblems.UnknownSession;
        }

        var before = State(programme, held.Session);
        if (before.State.Refuse(input.BasedOn, input.Wanted) is { } outdated)
        {
            return outdated;
        }

        // What the form does not show stays: the language, and how the abstract was written.
        programme.Describe(held, input.Draft.Description with { AbstractFormat = held.Session.AbstractFormat, Language = held.Session.Language });
        input.Draft.Schedule(programme, held.Session);
        var verbs = Verbs(before, State(programme, held.Session));
        db.Activities.AddRange(verbs.Select(verb => new Activity(Ids.New(time), verb, held.Subject, input.Reader.PersonId, time.GetUtcNow())));
        await db.SaveChangesAsync(cancellationToken);
        return held.Subject.Address;
    }

    private static SessionInput State(OpenProgramme programme, Session session) => SessionInput.Of(
        session,
        programme.Rooms.Find(room => room.Id == session.RoomId)?.Name,
        session.Speakers.OrderBy(held => held.Position).Select(held => programme.Speakers.Single(speaker => speaker.Id == held.SpeakerId).Name));

    private static IEnumerable<string> Verbs(SessionInput before, SessionInput after)
    {
        var changed = after.DifferencesFrom(before);
        if (changed.Contains("title"))
        {
            yield return "session.renamed";
        }

        if (changed.Overlaps(Place))
        {
            yield return "session.moved";
        }

        if (!changed.IsSubsetOf(Place.Append("title")))
        {
            yield return "session.edited";
        }
    }
}

/// <param name="BasedOn">The marker of what the editor saw.</param>
public sealed record EditSessionInput(Guid EventId, Guid SessionId, Reader Reader, string? BasedOn, FormState Wanted, SessionDraft Draft);
