using Microsoft.EntityFrameworkCore;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>Whoever asked, or an editor, says who reads a question from now on, with what was said about it.</summary>
public sealed class SetQuestionVisibility(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<Guid>> RunAsync(Guid id, Visibility? wanted, ActPlace place, CancellationToken cancellationToken)
    {
        // Whoever comments meanwhile waits, or is seen below.
        await db.LockStreamAsync(place.EventId, cancellationToken);
        var subject = await db.Subjects.VisibleTo(place.Reader).SingleOrDefaultAsync(
            row => row.Id == id && row.EventId == place.EventId && row.Kind == Question.SubjectKind, cancellationToken);
        if (subject is null || !place.Reader.IsSignedIn || !(place.Reader.IsEditor || subject.AuthorId == place.PersonId))
        {
            return QuestionRules.Unknown;
        }

        // A question that nobody else reads is none.
        return await db.ShowSharedToAsync(subject, wanted, place, time, cancellationToken);
    }
}
