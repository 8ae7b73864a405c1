namespace Rapport.Features.Programme.Import;

/// <summary>One line of the preview.</summary>
/// <param name="Mark">The class of its mark: added, changed or removed.</param>
/// <param name="Said">The mark in a word.</param>
public sealed record ImportRow(string Mark, string Said, SessionShape After, SessionShape Before, string Note)
{
    public static IEnumerable<ImportRow> Of(ImportPlan plan) =>
        plan.Changed.Select(change => new ImportRow("changed", WordFor(change), change.After, change.Before, string.Join(", ", change.Words)))
            .Concat(plan.Removed.Select(change => new ImportRow("removed", "Cancelled", change.Before, change.Before, WhatIsKept(change.Present))))
            .Concat(plan.Added.Select(session => new ImportRow("added", "Added", session.Shape, session.Shape, session.Shape.IsCancelled ? "cancelled" : "")));

    private static string WordFor(SessionChange change) =>
        change.After.IsCancelled == change.Before.IsCancelled ? "Changed" : change.After.IsCancelled ? "Cancelled" : "Reinstated";

    private static string WhatIsKept(PresentSession session) => session.Contributions switch
    {
        0 => "No longer in the file. The page stays and says “cancelled”.",
        1 => "No longer in the file. 1 contribution is kept; the page says “cancelled”.",
        var count => $"No longer in the file. {count} contributions are kept; the page says “cancelled”.",
    };
}
