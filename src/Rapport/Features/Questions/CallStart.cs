using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>The words of the call, for the team alone until an editor opens it. What was asked and voted for stays where it was.</summary>
internal sealed class CallStart(RapportDb db, TimeProvider time) : IStartFrom
{
    public string Name => "call";

    public string Title => "The words of the call, not opened yet";

    public string Path => "questions/call";

    public async Task<string?> TakeAsync(EventStart start, CancellationToken cancellationToken)
    {
        if (await db.Calls.AsNoTracking().SingleOrDefaultAsync(row => row.EventId == start.FromId, cancellationToken) is not { } last)
        {
            return null;
        }

        var now = time.Now();
        var subject = new Subject(Ids.New(time), Call.SubjectKind, new(start.To.SpaceId, start.To.EventId), start.ById, now)
            .Named(last.Text, $"{start.To.Address}/questions")
            .SeenBy(Visibility.Team, start.To.Visibility);
        var call = new Call(subject.Id, start.To.Id);
        call.Ask(last.Text, last.Answerers, null, null);
        call.Open(now);
        call.Close(now);
        db.Add(subject);
        db.Add(call);
        return $"“{last.Text}”";
    }
}
