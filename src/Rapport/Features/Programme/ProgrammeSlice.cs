using Rapport.Features.Programme.Import;

namespace Rapport.Features.Programme;

internal static class ProgrammeSlice
{
    public static IServiceCollection AddProgramme(this IServiceCollection services) => services
        .AddScoped<SessionWriter>()
        .AddScoped<ImportProgramme>()
        .AddSingleton<ImportFiles>();

    public static void MapProgramme(this IEndpointRouteBuilder routes)
    {
    }
}
