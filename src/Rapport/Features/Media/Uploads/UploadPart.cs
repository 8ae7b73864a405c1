namespace Rapport.Features.Media.Uploads;

/// <summary>What of a file an upload brings.</summary>
public enum UploadPart
{
    /// <summary>The file as it is, and nothing else of it.</summary>
    Whole,

    /// <summary>A picture of reading size that the device made, which goes first.</summary>
    Reading,

    /// <summary>The file as it is, after its reading size or before it.</summary>
    Original,
}
