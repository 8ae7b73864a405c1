using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Media;

/// <summary>Gives a photo or a recording to the subject that shows it, once and for ever.</summary>
public sealed class AttachFile(RapportDb db) : IAttachFiles
{
    public async Task<Outcome<FileRef>> AttachAsync(Guid fileId, Subject subject, CancellationToken cancellationToken)
    {
        var file = await db.MediaFiles.FindAsync([fileId], cancellationToken);
        if (file is null || file.AuthorId != subject.AuthorId || file.EventId != subject.EventId || (file.SubjectId ?? subject.Id) != subject.Id)
        {
            return new Problem("file_unknown", "The file of this entry has not arrived, or belongs to another. Send it again.");
        }

        file.AttachTo(subject.Id);
        return file.ToRef();
    }
}
