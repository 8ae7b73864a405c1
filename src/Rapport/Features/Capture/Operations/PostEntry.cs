using Rapport.Features.Operations;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Capture.Operations;

/// <summary><c>entry.post</c>: a new entry in the event's stream or a session's.</summary>
public sealed class PostEntry(RapportDb db, EntryLookup lookup, IAttachFiles files) : IOperationKind
{
    public string Kind => "entry.post";

    public async Task<Outcome<Activity>> HandleAsync(Operation operation, ActPlace place, CancellationToken cancellationToken)
    {
        if (OperationRules.RefuseCapture(place) is { } refusal)
        {
            return refusal;
        }

        var read = operation.Read<EntryInput>();
        if (read.IsRefused)
        {
            return read.Problem;
        }

        var input = read.Value;
        (Visibility Around, Visibility Widest)? around = input.Session is { } session ? await lookup.SessionAsync(session, place, cancellationToken) : (place.Visibility, Visibility.Public);
        if (around is not { } ground)
        {
            return new Problem("session_unknown", "There is no such session in this event.");
        }

        var content = await ContentAsync(input, place, cancellationToken);
        if (content.IsRefused)
        {
            return content.Problem;
        }

        var subject = new Subject(operation.Id, Entry.SubjectKind, place.Within with { SessionId = input.Session }, place.PersonId, operation.ReceivedAt)
            .Named(content.Value.TitleFor(input.Kind), $"{place.Address}/entries/{operation.Id}")
            .SeenBy(Visibilities.Narrowest(input.Visibility ?? place.NewEntriesFor, ground.Widest), ground.Around)
            .Citing(await db.SourceAsync(input.Source, place, cancellationToken));
        return await KeepAsync(operation, input, content.Value, subject, cancellationToken);
    }

    private async Task<Outcome<EntryContent>> ContentAsync(EntryInput input, ActPlace place, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(input.Kind) || (input.Visibility is { } readers && !Enum.IsDefined(readers)))
        {
            return new Problem("entry_kind_unknown", "This server does not know that kind of entry.");
        }

        var content = input.ToContent();
        return content.Refuse(input.Kind) is { } problem ? problem : await lookup.NameAsync(content, input.Who, place, cancellationToken);
    }

    private async Task<Outcome<Activity>> KeepAsync(Operation operation, EntryInput input, EntryContent content, Subject subject, CancellationToken cancellationToken)
    {
        if (content.FileId is { } fileId)
        {
            var file = await files.AttachAsync(fileId, subject, cancellationToken);
            if (file.IsRefused)
            {
                return file.Problem;
            }

            if (EntryContent.RefuseFile(input.Kind, file.Value.Kind) is { } unfit)
            {
                return unfit;
            }

            content = content with { Width = file.Value.Width, Height = file.Value.Height };
        }

        (content, var waits) = await lookup.HonourAsync(input.Kind, content, input.Session, cancellationToken);
        if (waits)
        {
            subject.Hold();
        }

        db.Add(subject);
        db.Add(new Entry(operation.Id, input.Kind, subject.EventId!.Value, input.Session, subject.AuthorId!.Value)
            .Captured(operation.CapturedAt, operation.ReceivedAt, content, operation.IsApproximate));
        return new Activity(operation.Id, "entry.posted", subject, subject.AuthorId, operation.ReceivedAt);
    }
}
