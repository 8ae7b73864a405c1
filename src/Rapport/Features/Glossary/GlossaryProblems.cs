using Rapport.Shared;

namespace Rapport.Features.Glossary;

internal static class GlossaryProblems
{
    public static readonly Problem Changed = new("term_changed", "Somebody else changed this term meanwhile. What they wrote is on its page; send yours again to put it in its place.");
    public static readonly Problem Unknown = new("term_unknown", "This term is not in the glossary any more.");
    public static readonly Problem PlanChanged = new("plan_changed", "The glossary has changed since you looked. Please look at what would change now.");
    public static readonly Problem TooLarge = new("glossary_too_large", "This file is larger than 2 MB, the most a glossary file may be.");
    public static readonly Problem Full = new("glossary_full", $"A glossary holds at most {SaveTerm.MostTerms} terms.");

    public static Problem Taken(string name) => new("term_taken", $"The glossary has “{name}” already; add the meaning to it.");
}
