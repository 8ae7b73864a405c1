using Microsoft.Extensions.Options;
using Rapport.Features.Media.Uploads;
using Rapport.Platform.Settings;
using Rapport.Platform.Video;
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
        .AddSingleton<IReceiveUpload, ReceiveRecording>()
        .AddScoped<KeepMedia>()
        .AddScoped<IAttachFiles, AttachFile>()
        .AddRecordings()
        .AddUploads();

    public static void MapMedia(this IEndpointRouteBuilder routes)
    {
        routes.MapUploads();
        routes.MapGet("/media/{id:guid}/{size:regex(^(small|medium|large)$)}.webp", PictureDoor.ShowAsync).WithName("ShowPicture").AllowAnonymous();
        routes.MapMethods("/media/{id:guid}/play", [HttpMethods.Get, HttpMethods.Head], PlayDoor.PlayAsync).WithName("PlayRecording").AllowAnonymous();
        routes.MapGet("/media/{id:guid}/original", PictureDoor.ShowOriginalAsync).WithName("ShowOriginal").AllowAnonymous();
    }

    private static IServiceCollection AddRecordings(this IServiceCollection services) => services
        .AddSingleton(provider => new Ffmpeg(Ffmpeg.Find(provider.GetRequiredService<IOptions<MediaOptions>>().Value.Ffmpeg), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<RecordingWorkshop>()
        .AddSingleton<PrepareRecordings>()
        .AddHostedService(provider => provider.GetRequiredService<PrepareRecordings>())
        .AddScoped<TakeRecording>()
        .AddScoped<KeepRecording>()
        .AddScoped<IShowRecordings, ShowRecordings>()
        .AddOptions<MediaOptions>().BindConfiguration(MediaOptions.Section).ValidateDataAnnotations().ValidateOnStart().Services;

    private static IServiceCollection AddUploads(this IServiceCollection services) => services
        .AddSingleton(provider => provider.GetRequiredService<IConfiguration>().Read<UploadOptions>(UploadOptions.Section))
        .AddSingleton<UploadDoor>()
        .AddSingleton<UploadSenders>()
        .AddSingleton<OwnUploads>()
        .AddSingleton<ReceivePiece>()
        .AddSingleton<FinishUpload>()
        .AddScoped<BeginUpload>()
        .AddScoped<CloseUpload>()
        .AddSingleton<TidyUploads>()
        .AddHostedService(provider => provider.GetRequiredService<TidyUploads>());
}
