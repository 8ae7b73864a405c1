using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Glossary;

/// <param name="Slug">Of the term that is changed; null for a new one.</param>
/// <param name="BasedOn">The revision that the writer saw.</param>
public sealed record SaveTermInput(Guid SpaceId, string? Slug, int BasedOn, TermWords Words, Guid? ById);

/// <summary>Adds a term to a space's glossary, or changes one.</summary>
public sealed class SaveTerm(RapportDb db, TimeProvider time)
{
    public const int MostTerms = 5000;

    /// <returns>The term's address.</returns>
    public async Task<Outcome<string>> RunAsync(SaveTermInput input, CancellationToken cancellationToken)
    {
        if (input.Words.Refuse() is { } problem)
        {
            return problem;
        }

        var glossary = await OpenGlossary.OfAsync(db, time, input.SpaceId, cancellationToken);
        var saved = input.Slug is { } slug ? Change(glossary, slug, input) : Add(glossary, input);
        if (!saved.IsRefused)
        {
            await db.SaveChangesAsync(cancellationToken);
        }

        return saved;
    }

    private static Outcome<string> Add(OpenGlossary glossary, SaveTermInput input) =>
        glossary.Named(input.Words.Name) is { IsGone: false } ? GlossaryProblems.Taken(input.Words.Name)
        : glossary.Shown.Count() >= MostTerms ? GlossaryProblems.Full
        : glossary.Add(input.Words, input.ById).Subject.Address;

    private static Outcome<string> Change(OpenGlossary glossary, string slug, SaveTermInput input)
    {
        if (glossary.At(slug) is not { Subject.State: SubjectState.Shown } held)
        {
            return GlossaryProblems.Unknown;
        }

        if (glossary.Named(input.Words.Name) is { } other && other != held)
        {
            return GlossaryProblems.Taken(input.Words.Name);
        }

        if (held.Term.Words == input.Words)
        {
            return held.Subject.Address;
        }

        return held.Term.Revision != input.BasedOn ? GlossaryProblems.Changed : glossary.Change(held, input.Words, input.ById).Subject.Address;
    }
}
