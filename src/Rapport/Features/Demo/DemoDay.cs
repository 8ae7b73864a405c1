using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Rapport.Shared;

namespace Rapport.Features.Demo;

/// <summary>The clock of one demo event: wall times around an origin, and the ids that belong to them.</summary>
/// <param name="Origin">Midnight of the day, or the start of what is on now.</param>
internal sealed record DemoDay(Guid EventId, DateTime Origin, EventZone Zone)
{
    /// <summary>Sessions of the live event start on a grid of these minutes from midnight.</summary>
    public const int Slot = 45;

    /// <summary>The start of the slot that a moment falls into.</summary>
    public static DateTime SlotOf(DateTimeOffset now, EventZone zone)
    {
        var wall = zone.ToWall(now);
        return wall.Date.AddMinutes((int)wall.TimeOfDay.TotalMinutes / Slot * Slot);
    }

    public DateTime Wall(string at) => Origin + (int.TryParse(at, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var minutes)
        ? TimeSpan.FromMinutes(minutes)
        : TimeSpan.Parse(at, CultureInfo.InvariantCulture));

    // Nobody writes on the full minute; seconds make threads keep their order.
    public DateTimeOffset At(string at, string name) => Zone.ToInstant(Wall(at)).AddSeconds(Hash(name)[0] % 50);

    /// <summary>The same id each time, so that what was sent before is not sent twice.</summary>
    public Guid Id(DateTimeOffset at, string name)
    {
        var bytes = Guid.CreateVersion7(at).ToByteArray(bigEndian: true);
        Hash(name).AsSpan(0, 10).CopyTo(bytes.AsSpan(6));
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }

    private byte[] Hash(string name) => SHA256.HashData(Encoding.UTF8.GetBytes($"{EventId}/{name}"));
}
