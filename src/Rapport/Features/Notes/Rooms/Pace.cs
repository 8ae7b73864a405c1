namespace Rapport.Features.Notes.Rooms;

/// <summary>How fast one device may speak: so much a second, and ten seconds' worth at once.</summary>
internal sealed class Pace(int perSecond, TimeProvider time)
{
    private const int Seconds = 10;
    private double left = perSecond * Seconds;
    private long looked = time.GetTimestamp();

    public bool Allows()
    {
        var now = time.GetTimestamp();
        left = Math.Min(perSecond * Seconds, left + (time.GetElapsedTime(looked, now).TotalSeconds * perSecond));
        looked = now;
        if (left < 1)
        {
            return false;
        }

        left--;
        return true;
    }
}
