using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts.DeviceKeys;

namespace Rapport.Features.Media.Uploads;

internal static class UploadRoutes
{
    public static void MapUploads(this IEndpointRouteBuilder routes)
    {
        // The limit is our own, with a sentence: the server's would only cut the line.
        var uploads = routes.MapGroup("").AllowAnonymous().AcceptDeviceKeys().WithMetadata(new DisableRequestSizeLimitAttribute()).AddEndpointFilter(SpeakTusAsync);
        uploads.MapMethods(UploadDoor.Address, ["OPTIONS"], (HttpContext context, [FromServices] UploadDoor door) => door.Describe(context)).WithName("DescribeUploads");
        uploads.MapPost(UploadDoor.Address, (HttpContext context, [FromServices] UploadDoor door) => door.BeginAsync(context)).WithName("BeginUpload");
        foreach (var (pattern, follows, name) in new[] { ("{id:guid}", false, "Upload"), ("{id:guid}/original", true, "Original") })
        {
            uploads.MapMethods($"{UploadDoor.Address}/{pattern}", ["HEAD"], (Guid id, HttpContext context, [FromServices] UploadDoor door) => door.ReadAsync(id, follows, context)).WithName($"Read{name}");
            uploads.MapPatch($"{UploadDoor.Address}/{pattern}", (Guid id, HttpContext context, [FromServices] UploadDoor door) => door.AppendAsync(id, follows, context)).WithName($"Append{name}");
            uploads.MapDelete($"{UploadDoor.Address}/{pattern}", (Guid id, HttpContext context, [FromServices] UploadDoor door) => door.EndAsync(id, follows, context)).WithName($"End{name}");
        }
    }

    /// <summary>Every answer names the protocol, so that a device tells it from a page that a hotel's network puts in its place.</summary>
    private static async ValueTask<object?> SpeakTusAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var (request, response) = (invocation.HttpContext.Request, invocation.HttpContext.Response);
        response.Headers[TusHeaders.Resumable] = TusHeaders.Version;
        if (HttpMethods.IsOptions(request.Method) || request.Headers[TusHeaders.Resumable] == TusHeaders.Version)
        {
            return await next(invocation);
        }

        response.Headers["Tus-Version"] = TusHeaders.Version;
        return UploadProblems.Answer(UploadProblems.Version);
    }
}
