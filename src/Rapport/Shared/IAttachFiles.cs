namespace Rapport.Shared;

/// <summary>Lets a subject show a file that its author sent before; from then on the subject decides who sees it.</summary>
public interface IAttachFiles
{
    /// <returns>Refused with <c>file_unknown</c> when there is no such file of this author in this event that is still free.</returns>
    Task<Outcome<FileRef>> AttachAsync(Guid fileId, Subject subject, CancellationToken cancellationToken);
}
