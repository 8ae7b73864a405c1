namespace Rapport.Features.Notes.Wire;

/// <summary>What a device says; docs/protocol/notes.md is the description.</summary>
public abstract record Heard
{
    private Heard()
    {
    }

    /// <param name="Generation">Of the document that the device has; 0 for none.</param>
    /// <param name="After">The last update of it that the device has kept.</param>
    /// <param name="Clients">Under which it writes, or has written what the server may lack.</param>
    /// <param name="Author">Who wrote it.</param>
    public sealed record Open(int Generation, long After, IReadOnlyList<long> Clients, Guid Author) : Heard;

    /// <param name="Token">The device's own number for it, within this conversation.</param>
    public sealed record Update(long Token, byte[] Bytes) : Heard;

    /// <param name="Json">Where somebody is; empty when they are gone.</param>
    public sealed record Presence(long Client, string Json) : Heard;
}
