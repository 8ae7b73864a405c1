using Microsoft.EntityFrameworkCore;
using Rapport.Features.Glossary;
using Rapport.Formats.Glossaries;
using Rapport.Platform.Data;

namespace Rapport.Features.Demo;

/// <summary>The words of the demo's topic. Once there are any, they are their writers'.</summary>
internal static class DemoGlossary
{
    public static async Task BuildAsync(RapportDb db, Acts acts, Guid spaceId, Guid organiser, CancellationToken cancellationToken)
    {
        if (await db.Terms.AnyAsync(term => term.SpaceId == spaceId, cancellationToken))
        {
            return;
        }

        var rows = DemoTexts.Read<GlossaryRow[]>("glossary");
        var outcome = await acts.RunAsync(
            (ImportGlossary act, CancellationToken token) => act.RunAsync(new(spaceId, rows, null, organiser), token), cancellationToken);
        _ = outcome.Value;
    }
}
