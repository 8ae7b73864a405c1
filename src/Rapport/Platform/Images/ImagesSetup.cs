namespace Rapport.Platform.Images;

public static class ImagesSetup
{
    public static IServiceCollection AddImages(this IServiceCollection services) => services
        .AddSingleton<ImageReader>()
        .AddSingleton<PictureKeeper>();
}
