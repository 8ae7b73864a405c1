using Microsoft.EntityFrameworkCore;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;

namespace Rapport.Features.Demo;

/// <summary>
/// A made-up space on performance management in local government: last year's event with its full record, and one
/// that is live now. It is built by the product's own acts and is there once, however often it is built; a build that
/// broke off goes on where it stopped.
/// </summary>
internal static class DemoSpace
{
    private const string Name = "Counting what counts";

    private const string Summary =
        "How do we know whether what a council does is any good? Officers, councillors, auditors and the people who pay for it "
        + "compare notes here: on indicators and their side effects, on surveys nobody answers and on the phone call that should never have been needed.";

    public static async Task<DemoBuilt> BuildAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RapportDb>();
        var acts = scope.ServiceProvider.GetRequiredService<Acts>();
        var cast = await DemoCast.GatherAsync(db, acts, cancellationToken);
        var organiser = cast.Of(DemoCast.Organiser).Id;
        if (await FindAsync(db, organiser, cancellationToken) is not { } spaceId)
        {
            var input = new AddSpaceInput(Name, organiser) { Summary = Summary };
            spaceId = (await acts.RunAsync((AddSpace act, CancellationToken token) => act.RunAsync(input, token), cancellationToken)).Value.Id;
        }

        await cast.TakeTheirPartsAsync(spaceId, acts, cancellationToken);
        await DemoGlossary.BuildAsync(db, acts, spaceId, organiser, cancellationToken);
        var events = new DemoEvents(scope.ServiceProvider, cast, spaceId);
        var past = await events.BuildPastAsync(cancellationToken);
        var live = await events.BuildLiveAsync(cancellationToken);
        return new DemoBuilt(cast, spaceId, past, live);
    }

    /// <summary>True where the demo is not there yet and others have spaces: building it needs a word from the host.</summary>
    public static async Task<bool> IsAmongOthersAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RapportDb>();
        var isThere = await DemoCast.FindAsync(db, DemoCast.Organiser, cancellationToken) is { } organiser
            && await FindAsync(db, organiser, cancellationToken) is not null;
        return !isThere && await db.Spaces.AnyAsync(cancellationToken);
    }

    private static Task<Guid?> FindAsync(RapportDb db, Guid organiser, CancellationToken cancellationToken) =>
        db.Subjects.Where(subject => subject.Kind == Space.SubjectKind && subject.AuthorId == organiser && subject.Title == Name)
            .Select(subject => (Guid?)subject.Id)
            .FirstOrDefaultAsync(cancellationToken);
}

/// <summary>What was built, or was there.</summary>
internal sealed record DemoBuilt(DemoCast Cast, Guid SpaceId, string PastAddress, string LiveAddress);
