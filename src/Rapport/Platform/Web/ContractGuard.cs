using System.Globalization;
using Rapport.Shared;

namespace Rapport.Platform.Web;

/// <summary>
/// Keeps our own app's old code from a server that would misunderstand it. A page can stay open, or be kept by a device,
/// for weeks; it is told to load again. Other clients say no number, and follow the documented protocol.
/// </summary>
public sealed class ContractGuard(RequestDelegate next)
{
    private static readonly Problem Outdated = new("app_outdated", "This page is older than the server. Load it again; what you wrote stays on this device and is sent then.");

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsOutdated(context.Request))
        {
            await next(context);
            return;
        }

        await Refusal.Of(StatusCodes.Status409Conflict, Outdated).ExecuteAsync(context);
    }

    private static bool IsOutdated(HttpRequest request) =>
        request.Path.StartsWithSegments("/api") && request.Headers.TryGetValue(DeviceContract.Header, out var spoken)
        && !(int.TryParse(spoken, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= DeviceContract.Oldest);
}
