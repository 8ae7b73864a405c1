using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rapport.Shared;

/// <summary>
/// One act that a device asks for. Its id makes it arrive once; <see cref="CapturedAt"/> is already corrected by the
/// offset of the device's clock.
/// </summary>
public sealed record Operation(Guid Id, string Kind, DateTimeOffset CapturedAt, DateTimeOffset ReceivedAt, JsonElement Body, byte[] BodyHash)
{
    public static readonly Problem Malformed = new("body_malformed", "This item is not written as the server expects. It stays on your device.");

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter<Visibility>(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The device itself could not tell when exactly: its clock was changed while nobody looked.</summary>
    public bool IsApproximate { get; init; }

    /// <summary>Its body as the input of its kind; refused where it does not read as that.</summary>
    public Outcome<T> Read<T>()
        where T : class
    {
        try
        {
            return Body.Deserialize<T>(Options) is { } input ? input : Malformed;
        }
        catch (JsonException)
        {
            return Malformed;
        }
    }
}
