using System.Globalization;
using Rapport.Shared;

namespace Rapport.Platform.Web;

/// <summary>The server's clock in the head of an answer that no cache keeps, to the millisecond: from it a device learns what its own is wrong by.</summary>
public static class ServerTime
{
    public const string Header = "Server-Time";

    /// <returns>The instant that was told.</returns>
    public static DateTimeOffset TellTime(this HttpResponse response, TimeProvider time)
    {
        var now = time.Now();
        response.Headers[Header] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return now;
    }
}
