using Rapport.Shared;

namespace Rapport.Features.Media;

/// <summary>
/// What becomes of one kind of file once it is here whole. Each kind registers its own; the first bytes of the file say
/// which of them gets it, never its name or its declared type.
/// </summary>
public interface IReceiveUpload
{
    /// <summary>The most bytes that a file of this kind may have.</summary>
    long MaxBytes { get; }

    /// <summary>Says that a file is over that; its code ends with <c>_too_heavy</c>.</summary>
    Problem TooHeavy { get; }

    /// <summary>Whether a declared type is of this kind, so that what is too heavy is refused before its first byte.</summary>
    bool Expects(string declaredType);

    /// <summary>Says that a file which is said to be of this kind is of none.</summary>
    Problem Unknown { get; }

    bool Takes(ReadOnlySpan<byte> head);

    /// <summary>Keeps it, once however often it arrives; refused, nothing of it stays.</summary>
    Task<Outcome<FileRef>> ReceiveAsync(MediaArrival arrival, ArrivedFile file, CancellationToken cancellationToken);
}
