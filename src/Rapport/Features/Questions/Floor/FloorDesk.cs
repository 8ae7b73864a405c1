using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions.Floor;

/// <summary>Asking from the floor, from the page to the act: whoever is nobody here yet joins with their question.</summary>
public sealed class FloorDesk(RapportDb db, Acts acts, JoinDesk joining, OwnLogin own, Places places)
{
    private const string Nobody = "Somebody";

    /// <summary>A session that can be asked in, as far as the reader sees it.</summary>
    public Task<AskedSession?> FindAsync(string slug, Place place, CancellationToken cancellationToken) =>
        db.Sessions.Where(session => session.EventId == place.StreamId && session.Slug == slug && !session.IsCancelled && session.Kind != SessionKind.Break)
            .Join(db.Subjects.VisibleTo(place.Reader), session => session.Id, subject => subject.Id, (session, subject) => new AskedSession(session.Id, session.Title, subject.Address))
            .SingleOrDefaultAsync(cancellationToken);

    public Task<FloorRules> RulesAsync(Guid eventId, CancellationToken cancellationToken) => db.FloorOfAsync(eventId, cancellationToken);

    /// <summary>A question of the reader's own; null where it is another's, or taken back.</summary>
    public Task<OwnQuestion?> OwnAsync(Guid id, Place place, CancellationToken cancellationToken) =>
        db.Subjects.KnownTo(place.Reader)
            .Where(subject => subject.Id == id && subject.Kind == Question.SubjectKind && subject.AuthorId == place.Reader.PersonId && subject.AuthorId != null)
            .Where(subject => subject.State == SubjectState.Shown || subject.State == SubjectState.Held)
            .Join(db.Questions, subject => subject.Id, question => question.Id, (subject, question) => new OwnQuestion(question.Text, subject.State == SubjectState.Held))
            .SingleOrDefaultAsync(cancellationToken);

    /// <param name="name">Of somebody who is not signed in; empty where the event takes that.</param>
    public async Task<Outcome<Guid>> AskAsync(HttpContext context, Place place, Caller? caller, FloorRules rules, AskFromFloorInput input, string? name)
    {
        if (caller is not null)
        {
            return await SendAsync(input, place, context.RequestAborted);
        }

        // Nobody joins with a question that is not taken.
        var isNameless = string.IsNullOrWhiteSpace(name);
        var asked = input with { Nameless = isNameless };
        if ((Floors.RefuseTime(place.Event!.Phase, rules) ?? Question.Refuse(Question.Line(input.Text)) ?? Floors.RefuseNameless(isNameless, rules)) is { } refusal)
        {
            return refusal;
        }

        var joined = await joining.JoinAsync(context, new(place.Event.JoinCode, isNameless ? Nobody : name, null));
        if (joined.IsRefused)
        {
            return joined.Problem;
        }

        await own.SignInAsync(joined.Value.PersonId);
        var guest = await places.FindEventAsync(place.StreamId, new Caller(joined.Value.PersonId, name ?? Nobody, IsHost: false), context.RequestAborted);
        return guest is null ? QuestionRules.UnknownSession : await SendAsync(asked, guest, context.RequestAborted);
    }

    private Task<Outcome<Guid>> SendAsync(AskFromFloorInput input, Place place, CancellationToken cancellationToken) =>
        acts.RunAsync((AskFromFloor act, CancellationToken token) => act.RunAsync(input, place.ForActs(), token), cancellationToken);
}
