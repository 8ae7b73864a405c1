using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>Adds a session by hand. Answers with its address.</summary>
public sealed class AddSession(RapportDb db, SessionWriter writer, TimeProvider time)
{
    public async Task<Outcome<string>> RunAsync(AddSessionInput input, CancellationToken cancellationToken)
    {
        var programme = await writer.OpenAsync(input.EventId, cancellationToken);
        var making = Making.Of(input.FormId, "session.added", input, time);
        var made = await making.IsMadeAsync(db, cancellationToken);
        if (!made.IsRefused && !made.Value)
        {
            return await AddAsync(programme, input, making, cancellationToken);
        }

        // It may have been removed since.
        var address = made.IsRefused ? null : await db.Sessions.Where(session => session.Id == making.Id)
            .Join(db.Subjects, session => session.Id, subject => subject.Id, (_, subject) => subject.Address).SingleOrDefaultAsync(cancellationToken);
        return address is null ? Making.IdTaken : address;
    }

    private async Task<Outcome<string>> AddAsync(OpenProgramme programme, AddSessionInput input, Making making, CancellationToken cancellationToken)
    {
        if (await db.IsSealedAsync(input.EventId, cancellationToken))
        {
            return ProgrammeProblems.Sealed;
        }

        if (input.Visibility is not ((Visibility.Public or Visibility.Members or Visibility.Team) and var visibility))
        {
            return ProgrammeProblems.UnknownVisibility;
        }

        var held = programme.Add(input.Draft.Description, input.ById, visibility, making.Id);
        input.Draft.Schedule(programme, held.Session);
        db.Activities.Add(making.Told(held.Subject, input.ById, time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        return held.Subject.Address;
    }
}

/// <param name="FormId">The form's id, for a <see cref="Making"/>.</param>
public sealed record AddSessionInput(Guid EventId, Guid? ById, SessionDraft Draft, Visibility? Visibility, Guid? FormId);
