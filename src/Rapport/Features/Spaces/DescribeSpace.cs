using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Spaces;

public sealed record DescribeSpaceInput(Guid SpaceId, string Name, string Summary, Guid? ActorId)
{
    /// <summary>The marker of what the form showed.</summary>
    public string? BasedOn { get; init; }
}

/// <summary>A space's name and what it is about; its address stays.</summary>
public sealed class DescribeSpace(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<Space>> RunAsync(DescribeSpaceInput input, CancellationToken cancellationToken)
    {
        var (name, summary) = (PlainText.Line(input.Name), PlainText.Clean(input.Summary).Trim());
        if (Space.Refuse(name, summary) is { } problem)
        {
            return problem;
        }

        await db.LockStreamAsync(input.SpaceId, cancellationToken);
        var space = await db.Spaces.SingleAsync(space => space.Id == input.SpaceId, cancellationToken);
        if (Space.State(space.Name, space.Summary).Refuse(input.BasedOn, Space.State(name, summary)) is { } outdated)
        {
            return outdated;
        }

        var subject = await db.Subjects.SingleAsync(subject => subject.Id == input.SpaceId, cancellationToken);
        space.Describe(name, summary);
        subject.Named(name, subject.Address);
        db.Add(new Activity(Ids.New(time), "space.described", subject, input.ActorId, time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        return space;
    }
}
