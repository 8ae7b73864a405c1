using Microsoft.EntityFrameworkCore;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions.Floor;

/// <summary>What a page sends, and the body of <c>question.floor</c>.</summary>
public sealed record AskFromFloorInput
{
    /// <summary>The session to which it is put.</summary>
    public Guid Session { get; init; }

    public string? Text { get; init; }

    /// <summary>Whoever asks is not in the room.</summary>
    public bool Afar { get; init; }

    /// <summary>Others do not read who asked, where the event takes that.</summary>
    public bool Nameless { get; init; }
}

/// <summary>Somebody asks a question in a session while it is on, in the room or from afar. It stands with that session from the beginning.</summary>
public sealed class AskFromFloor(RapportDb db, QuestionPace pace, TimeProvider time) : IOperationKind
{
    public string Kind => "question.floor";

    public async Task<Outcome<Activity>> HandleAsync(Operation operation, ActPlace place, CancellationToken cancellationToken)
    {
        var read = operation.Read<AskFromFloorInput>();
        return read.IsRefused ? read.Problem
            : await pace.RefuseFromDeviceAsync(place, operation.ReceivedAt, cancellationToken) is { } tooMany ? tooMany
            : await AddAsync(operation.Id, read.Value, operation.ReceivedAt, place, cancellationToken);
    }

    /// <summary>From a page. The same words of the same person in the same session are one question, however often the form is sent.</summary>
    /// <returns>The question's id.</returns>
    public async Task<Outcome<Guid>> RunAsync(AskFromFloorInput input, ActPlace place, CancellationToken cancellationToken)
    {
        await db.LockStreamAsync(place.EventId, cancellationToken);
        var (now, text) = (time.Now(), Question.Line(input.Text));
        var own = place.Reader.PersonId;
        var had = await db.Subjects.Where(subject => subject.SessionId == input.Session && subject.AuthorId == own && (subject.State == SubjectState.Shown || subject.State == SubjectState.Held))
            .Join(db.Questions.Where(question => question.Text == text), subject => subject.Id, question => question.Id, (_, question) => (Guid?)question.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (own is not null && had is { } earlier)
        {
            return earlier;
        }

        if (own is not null && await pace.RefuseAsync(place, now, cancellationToken) is { } tooMany)
        {
            return tooMany;
        }

        var asked = await AddAsync(Ids.New(time), input, now, place, cancellationToken);
        if (asked.IsRefused)
        {
            return asked.Problem;
        }

        db.Add(asked.Value);
        await db.SaveChangesAsync(cancellationToken);
        return asked.Value.SubjectId;
    }

    private async Task<Outcome<Activity>> AddAsync(Guid id, AskFromFloorInput input, DateTimeOffset at, ActPlace place, CancellationToken cancellationToken)
    {
        var (text, floor) = (Question.Line(input.Text), await db.FloorOfAsync(place.EventId, cancellationToken));
        var phase = await db.PhaseOfAsync(place.EventId, cancellationToken);
        if ((Floors.RefuseVoice(place, phase, floor) ?? Question.Refuse(text) ?? Floors.RefuseNameless(input.Nameless, floor)) is { } refusal)
        {
            return refusal;
        }

        if (await db.SessionSubjectAsync(input.Session, place, cancellationToken) is not { } session)
        {
            return QuestionRules.UnknownSession;
        }

        var widest = Session.Widest(await db.IsOffRecordAsync(session.Id, cancellationToken), session.Visibility);
        var asked = new Question(id, place.EventId, null, place.PersonId, text).Asked(at).From(input.Afar ? Origin.Afar : Origin.Room, input.Nameless);
        asked.Carry(session.Id, place.PersonId, at);
        var subject = new Subject(id, Question.SubjectKind, place.Within with { SessionId = session.Id }, place.PersonId, at)
            .Named(text, $"{place.Address}/questions/{id}")
            .SeenBy(widest, session.Visibility);
        if (place.Reader.IsWaiting || (floor.IsModerated && !place.Reader.MayCapture))
        {
            subject.Hold();
        }

        db.Add(subject);
        db.Add(asked);
        return new Activity(id, "question.asked", subject, place.PersonId, at);
    }
}
