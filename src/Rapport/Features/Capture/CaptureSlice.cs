namespace Rapport.Features.Capture;

internal static class CaptureSlice
{
    public static IServiceCollection AddCapture(this IServiceCollection services) => services;

    public static void MapCapture(this IEndpointRouteBuilder routes)
    {
    }
}
