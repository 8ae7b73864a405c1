namespace Rapport.Features.Programme;

internal static class ProgrammeSlice
{
    public static IServiceCollection AddProgramme(this IServiceCollection services) => services
        .AddScoped<ProgrammeReader>();

    public static void MapProgramme(this IEndpointRouteBuilder routes)
    {
    }
}
