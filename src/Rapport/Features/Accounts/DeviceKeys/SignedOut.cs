using Microsoft.AspNetCore.Http.HttpResults;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Accounts.DeviceKeys;

/// <summary>What a device is told whose request is nobody's.</summary>
public static class SignedOut
{
    public static ProblemHttpResult Answer(HttpContext context) => Refusal.Of(StatusOf(context), ReasonOf(context));

    public static Problem ReasonOf(HttpContext context) => Of(context).Problem;

    public static int StatusOf(HttpContext context) => Of(context).Status;

    private static KeyRefusal Of(HttpContext context) => context.Features.Get<KeyRefusal>() ?? new(DeviceKeyProblems.SignedOut, StatusCodes.Status401Unauthorized);
}
