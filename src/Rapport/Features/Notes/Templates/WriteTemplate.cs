using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes.Templates;

/// <summary>An organiser says what new notes begin with; those that are begun stay as they are.</summary>
public sealed class WriteTemplate(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<bool>> RunAsync(Guid spaceId, string? text, Guid byId, CancellationToken cancellationToken)
    {
        var words = PlainText.Clean(text ?? "").Trim();
        if (NoteTemplate.Refuse(words) is { } problem)
        {
            return problem;
        }

        var template = await db.NoteTemplates.FindAsync([spaceId], cancellationToken);
        if (template is null)
        {
            template = new(spaceId);
            db.Add(template);
        }

        template.Write(words, byId, time.Now());
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
