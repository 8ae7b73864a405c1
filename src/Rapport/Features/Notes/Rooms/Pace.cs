namespace Rapport.Features.Notes.Rooms;

/// <summary>How fast one device may speak: so much a second, and ten seconds' worth at once. Who brings more in one piece waits after it.</summary>
internal sealed class Pace(int perSecond, TimeProvider time)
{
    private const int Seconds = 10;

    /// <summary>No piece makes anybody wait for longer.</summary>
    private const int LongestWait = 60;

    private double left = perSecond * Seconds;
    private long looked = time.GetTimestamp();

    /// <summary>Seconds after which one may speak again.</summary>
    public int Again => Math.Max(1, (int)Math.Ceiling((1 - left) / perSecond));

    /// <summary>Whether all that was saved up is there again.</summary>
    public bool IsRested
    {
        get
        {
            Look();
            return left >= perSecond * Seconds;
        }
    }

    public bool Allows(int count = 1)
    {
        Look();
        if (left < 1)
        {
            return false;
        }

        left = Math.Max(left - count, -(double)perSecond * LongestWait);
        return true;
    }

    private void Look()
    {
        var now = time.GetTimestamp();
        left = Math.Min(perSecond * Seconds, left + (time.GetElapsedTime(looked, now).TotalSeconds * perSecond));
        looked = now;
    }
}
