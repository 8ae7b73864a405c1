using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Spaces;

/// <param name="OrganiserId">Who makes it, or for whom it is made; they become its owner.</param>
public sealed record AddSpaceInput(string Name, Guid? OrganiserId = null)
{
    public string Summary { get; init; } = "";

    /// <summary>The address asked for; empty for one made from the name.</summary>
    public string? Slug { get; init; }

    public Visibility Visibility { get; init; }

    /// <summary>The form's id, for a <see cref="Making"/>; null where no form was sent.</summary>
    public Guid? FormId { get; init; }
}

/// <summary>A new space with its owner.</summary>
public sealed class AddSpace(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<Space>> RunAsync(AddSpaceInput input, CancellationToken cancellationToken)
    {
        // Two clicks at once queue here, so that the second sees what the first made.
        if (input.OrganiserId is { } organiser)
        {
            await db.LockPersonAsync(organiser, cancellationToken);
        }

        var making = Making.Of(input.FormId, "space.added", input, time);
        var made = await making.IsMadeAsync(db, cancellationToken);
        return made.IsRefused ? made.Problem
            : made.Value ? await db.Spaces.SingleAsync(space => space.Id == making.Id, cancellationToken)
            : await AddAsync(input, making, cancellationToken);
    }

    private async Task<Outcome<Space>> AddAsync(AddSpaceInput input, Making making, CancellationToken cancellationToken)
    {
        var (name, summary) = (PlainText.Line(input.Name), PlainText.Clean(input.Summary).Trim());
        if (Space.Refuse(name, summary) is { } problem)
        {
            return problem;
        }

        var slug = await NewSlug.ChooseAsync(input.Slug, name, db.Spaces.Select(space => space.Slug), cancellationToken);
        return slug.IsRefused ? slug.Problem : await KeepAsync(new Space(making.Id, slug.Value, name, summary), input, making, cancellationToken);
    }

    private async Task<Outcome<Space>> KeepAsync(Space space, AddSpaceInput input, Making making, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var subject = new Subject(space.Id, Space.SubjectKind, new SubjectPlace(space.Id), input.OrganiserId, now)
            .Named(space.Name, $"/{space.Slug}")
            .SeenBy(input.Visibility, Visibility.Public);
        db.AddRange(subject, space, new StreamHead(space.Id));
        if (input.OrganiserId is { } organiser)
        {
            db.Add(new Membership(Ids.New(time), organiser, new(space.Id), Role.Owner, now));
        }

        db.Add(making.Told(subject, input.OrganiserId, now));
        await db.SaveChangesAsync(cancellationToken);
        return space;
    }
}
