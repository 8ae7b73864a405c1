using System.Globalization;

namespace Rapport.Platform.Images;

/// <summary>When a camera says that it took a picture: its wall clock and, from newer cameras, how far that is from UTC.</summary>
public readonly record struct CaptureTime(DateTime WallTime, TimeSpan? Offset)
{
    /// <summary>Reads EXIF's <c>DateTimeOriginal</c> and <c>OffsetTimeOriginal</c>; null when there is no sensible time.</summary>
    public static CaptureTime? Parse(string? time, string? offset) =>
        DateTime.TryParseExact(time, "yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall)
            ? new CaptureTime(wall, ParseOffset(offset))
            : null;

    private static TimeSpan? ParseOffset(string? offset)
    {
        if (offset is not ['+' or '-', _, _, ':', _, _]
            || !TimeSpan.TryParseExact(offset.AsSpan(1), "hh\\:mm", CultureInfo.InvariantCulture, out var distance)
            || distance > TimeSpan.FromHours(14))
        {
            return null;
        }

        return offset[0] == '-' ? -distance : distance;
    }
}
