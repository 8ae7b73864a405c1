using Rapport.Features.Programme.Import;
using Rapport.Platform.Live;
using Rapport.Shared;

namespace Rapport.Features.Programme;

internal static class ProgrammeSlice
{
    public static IServiceCollection AddProgramme(this IServiceCollection services) => services
        .AddScoped<IFollowZone, SessionsFollowZone>()
        .AddScoped<SessionWriter>()
        .AddScoped<ImportProgramme>()
        .AddSingleton<ImportFiles>()
        .AddScoped<ProgrammeReader>()
        .AddScoped<IFragmentSource, SessionFragments>()
        .AddScoped<EditableSessions>()
        .AddScoped<AddSession>()
        .AddScoped<EditSession>()
        .AddScoped<CancelSession>()
        .AddScoped<ShowSessionTo>()
        .AddScoped<RecogniseSpeaker>()
        .AddScoped<ArrangeRooms>();

    public static void MapProgramme(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/{space}/{event}/programme.ics", CalendarDoor.ShowAsync).WithName("ProgrammeCalendar").AllowAnonymous();
}
