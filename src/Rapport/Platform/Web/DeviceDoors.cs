namespace Rapport.Platform.Web;

/// <summary>Which addresses programs talk to. A refusal there is problem details (RFC 9457); elsewhere it is a page.</summary>
internal static class DeviceDoors
{
    public static bool IsForDevices(this PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/live");
}
