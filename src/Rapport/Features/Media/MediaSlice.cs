using Rapport.Features.Media.Uploads;
using Rapport.Platform.Settings;
using Rapport.Shared;

namespace Rapport.Features.Media;

internal static class MediaSlice
{
    public static IServiceCollection AddMedia(this IServiceCollection services) => services
        .AddScoped<IHoldAboutPeople, MediaHoldings>()
        .AddScoped<DropPhotos>()
        .AddScoped<ForgetPhotos>()
        .AddSingleton<Photos>()
        .AddSingleton<KeepArrived>()
        .AddSingleton<ReceivePhoto>()
        .AddSingleton<IReceiveUpload>(provider => provider.GetRequiredService<ReceivePhoto>())
        .AddSingleton<IReceiveUpload, ReceiveUnshown>()
        .AddScoped<KeepMedia>()
        .AddScoped<IAttachFiles, AttachFile>()
        .AddUploads();

    public static void MapMedia(this IEndpointRouteBuilder routes)
    {
        routes.MapUploads();
        routes.MapGet("/media/{id:guid}/{size:regex(^(small|medium|large)$)}.webp", PictureDoor.ShowAsync).WithName("ShowPicture").AllowAnonymous();
        routes.MapGet("/media/{id:guid}/original", PictureDoor.ShowOriginalAsync).WithName("ShowOriginal").AllowAnonymous();
    }

    private static IServiceCollection AddUploads(this IServiceCollection services) => services
        .AddSingleton(provider => provider.GetRequiredService<IConfiguration>().Read<UploadOptions>(UploadOptions.Section))
        .AddSingleton<UploadDoor>()
        .AddSingleton<OwnUploads>()
        .AddSingleton<ReceivePiece>()
        .AddSingleton<FinishUpload>()
        .AddScoped<BeginUpload>()
        .AddScoped<SettleUpload>()
        .AddSingleton<TidyUploads>()
        .AddHostedService(provider => provider.GetRequiredService<TidyUploads>());
}
