namespace Rapport.Features.Programme;

internal static class ProgrammeSlice
{
    public static IServiceCollection AddProgramme(this IServiceCollection services) => services
        .AddScoped<SessionWriter>()
        .AddScoped<ProgrammeReader>()
        .AddScoped<EditableSessions>()
        .AddScoped<AddSession>()
        .AddScoped<EditSession>()
        .AddScoped<CancelSession>()
        .AddScoped<RecogniseSpeaker>()
        .AddScoped<ArrangeRooms>();

    public static void MapProgramme(this IEndpointRouteBuilder routes)
    {
    }
}
