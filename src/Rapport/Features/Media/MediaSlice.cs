using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts.DeviceKeys;
using Rapport.Shared;

namespace Rapport.Features.Media;

internal static class MediaSlice
{
    public static IServiceCollection AddMedia(this IServiceCollection services) => services
        .AddScoped<IHoldAboutPeople, MediaHoldings>()
        .AddScoped<DropPhotos>()
        .AddScoped<ForgetPhotos>()
        .AddSingleton<Photos>()
        .AddSingleton<PhotoSenders>()
        .AddSingleton<ReceivePhoto>()
        .AddScoped<KeepPhoto>()
        .AddScoped<IAttachFiles, AttachFile>();

    public static void MapMedia(this IEndpointRouteBuilder routes)
    {
        // The limit is our own, with a sentence: the server's would only cut the line.
        routes.MapPut("/api/v1/media/{id:guid}", PhotoDoor.ReceiveAsync)
            .WithMetadata(new DisableRequestSizeLimitAttribute())
            .WithName("ReceivePhoto")
            .AcceptDeviceKeys()
            .AllowAnonymous();
        routes.MapGet("/media/{id:guid}/{size:regex(^(small|medium|large)$)}.webp", PictureDoor.ShowAsync).WithName("ShowPicture").AllowAnonymous();
        routes.MapGet("/media/{id:guid}/original", PictureDoor.ShowOriginalAsync).WithName("ShowOriginal").AllowAnonymous();
    }
}
