using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
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
        .AddSingleton<ReceivePhoto>()
        .AddSingleton<ReceiveRecording>()
        .AddSingleton<Arrivals>()
        .AddSingleton(provider => new Ffmpeg(Ffmpeg.Find(provider.GetRequiredService<IOptions<MediaOptions>>().Value.Ffmpeg), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<RecordingWorkshop>()
        .AddSingleton<PrepareRecordings>()
        .AddHostedService(provider => provider.GetRequiredService<PrepareRecordings>())
        .AddScoped<TakeRecording>()
        .AddScoped<SettleRecording>()
        .AddScoped<KeepPhoto>()
        .AddScoped<IAttachFiles, AttachFile>()
        .AddScoped<IShowRecordings, ShowRecordings>()
        .AddOptions<MediaOptions>().BindConfiguration(MediaOptions.Section).ValidateDataAnnotations().ValidateOnStart().Services;

    public static void MapMedia(this IEndpointRouteBuilder routes)
    {
        // The limit is our own, with a sentence: the server's would only cut the line.
        routes.MapPut("/api/v1/media/{id:guid}", PhotoDoor.ReceiveAsync)
            .WithMetadata(new DisableRequestSizeLimitAttribute())
            .WithName("ReceivePhoto")
            .AllowAnonymous();
        routes.MapGet("/media/{id:guid}/{size:regex(^(small|medium|large)$)}.webp", PictureDoor.ShowAsync).WithName("ShowPicture").AllowAnonymous();
        routes.MapMethods("/media/{id:guid}/play", [HttpMethods.Get, HttpMethods.Head], PlayDoor.PlayAsync).WithName("PlayRecording").AllowAnonymous();
        routes.MapGet("/media/{id:guid}/original", PictureDoor.ShowOriginalAsync).WithName("ShowOriginal").AllowAnonymous();
    }
}
