using System.Text.Json;

namespace Rapport.Shared;

/// <summary>
/// One act that a device asks for. Its id makes it arrive once; <see cref="CapturedAt"/> is already corrected by the
/// offset of the device's clock.
/// </summary>
public sealed record Operation(Guid Id, string Kind, DateTimeOffset CapturedAt, DateTimeOffset ReceivedAt, JsonElement Body, byte[] BodyHash)
{
    /// <summary>The device itself could not tell when exactly: its clock was changed while nobody looked.</summary>
    public bool IsApproximate { get; init; }
}
