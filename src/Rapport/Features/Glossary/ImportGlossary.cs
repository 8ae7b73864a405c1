using Rapport.Formats.Glossaries;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Glossary;

/// <param name="Hash">Of the plan that somebody saw; null for whoever takes it as it comes.</param>
public sealed record ImportGlossaryInput(Guid SpaceId, IReadOnlyList<GlossaryRow> Rows, string? Hash, Guid? ById);

/// <summary>Brings a table into a space's glossary, in one act: all of it or nothing.</summary>
public sealed class ImportGlossary(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<GlossaryPlan>> RunAsync(ImportGlossaryInput input, CancellationToken cancellationToken)
    {
        var glossary = await OpenGlossary.OfAsync(db, time, input.SpaceId, cancellationToken);
        var plan = GlossaryPlan.For(input.Rows, glossary.Shown);
        if (Refuse(plan, glossary, input) is { } problem)
        {
            return problem;
        }

        foreach (var words in plan.Added)
        {
            glossary.Add(words, input.ById);
        }

        foreach (var change in plan.Changed)
        {
            glossary.Change(glossary.Named(change.Before!.Name)!, change.After, input.ById);
        }

        await db.SaveChangesAsync(cancellationToken);
        return plan;
    }

    private static Problem? Refuse(GlossaryPlan plan, OpenGlossary glossary, ImportGlossaryInput input) =>
        plan.Wrong is { } wrong ? wrong
        : input.Hash is { } seen && seen != plan.Hash ? GlossaryProblems.PlanChanged
        : glossary.Shown.Count() + plan.Added.Count > SaveTerm.MostTerms ? GlossaryProblems.Full
        : null;
}
