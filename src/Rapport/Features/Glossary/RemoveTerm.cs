using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Glossary;

public sealed record RemoveTermInput(Guid SpaceId, string Slug, Guid? ById);

/// <summary>Takes a term out of the glossary; its history stays, and it can come back.</summary>
public sealed class RemoveTerm(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<string>> RunAsync(RemoveTermInput input, CancellationToken cancellationToken)
    {
        var glossary = await OpenGlossary.OfAsync(db, time, input.SpaceId, cancellationToken);
        if (glossary.At(input.Slug) is not { Subject.State: SubjectState.Shown } held)
        {
            return GlossaryProblems.Unknown;
        }

        glossary.Remove(held, input.ById);
        await db.SaveChangesAsync(cancellationToken);
        return held.Term.Words.Name;
    }
}
