namespace Rapport.Tests.Features.Capture.Offline;

/// <summary>What the model knows of something that was written.</summary>
internal sealed record WrittenItem(Guid Id, string Kind, Guid Author, string Text)
{
    public Guid? Session { get; init; }

    /// <summary>What an amendment changes or a comment is about.</summary>
    public Guid? Target { get; init; }

    /// <summary>SHA-256 of the photo in hexadecimal.</summary>
    public string? Photo { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>How far ahead the device's clock was when it was written, and each time that it was set afterwards.</summary>
    public required List<TimeSpan> Ahead { get; init; }

    /// <summary>The device said that it had kept it. Where it was killed before, it may be there or not.</summary>
    public bool IsKept { get; init; } = true;

    /// <summary>Part of the sentence with which it has to be refused; null where it has to arrive.</summary>
    public string? Refusal { get; init; }

    public bool MustArrive => IsKept && Refusal is null;
}
