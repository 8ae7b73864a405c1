using Rapport.Features.Programme.Day;
using Rapport.Features.Programme.Import;
using Rapport.Features.Programme.Releases;
using Rapport.Features.Programme.Speakers;
using Rapport.Features.Programme.Stars;
using Rapport.Platform.Live;
using Rapport.Shared;

namespace Rapport.Features.Programme;

internal static class ProgrammeSlice
{
    public static IServiceCollection AddProgramme(this IServiceCollection services) => services
        .AddSingleton(Session.Staleness)
        .AddScoped<IHoldAboutPeople, ProgrammeHoldings>()
        .AddScoped<IFollowPerson, SpeakersFollowPerson>()
        .AddScoped<IFollowEvent, SessionsFollowEvent>()
        .AddScoped<IStartFrom, RoomsStart>()
        .AddScoped<SessionWriter>()
        .AddScoped<ImportProgramme>()
        .AddSingleton<ImportFiles>()
        .AddScoped<ProgrammeReader>()
        .AddScoped<IFragmentSource, SessionFragments>()
        .AddScoped<ISearchText, SessionSearchText>()
        .AddScoped<EditableSessions>()
        .AddScoped<AddSession>()
        .AddScoped<EditSession>()
        .AddScoped<CancelSession>()
        .AddScoped<UnseenSessions>()
        .AddScoped<RemoveSessions>()
        .AddScoped<SetSessionVisibility>()
        .AddScoped<SetSessionRules>()
        .AddScoped<RecogniseSpeaker>()
        .AddScoped<ArrangeRooms>()
        .AddScoped<DescribeSpeaker>()
        .AddSingleton<PersonPages>()
        .AddScoped<ProgrammePageParts>()
        .AddScoped<ReleaseLog>()
        .AddScoped<ReleaseReader>()
        .AddScoped<ReleaseProgramme>()
        .AddScoped<DropProposal>()
        .AddScoped<DayReader>()
        .AddScoped<ChangeDay>()
        .AddScoped<StarReader>()
        .AddScoped<SetStar>()
        .AddScoped<RenewCalendarKey>()
        .AddScoped<MineDesk>();

    public static void MapProgramme(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/media/speakers/{speaker:guid}.webp", PortraitDoor.ShowAsync).WithName("ShowPortrait").AllowAnonymous();
        routes.MapGet("/{space:slug}/{event:slug}/programme/stars", StarsDoor.SendAsync).WithName("OwnStars").RequireAuthorization();
        routes.MapGet("/{space:slug}/{event:slug}/programme/mine/{token:maxlength(100)}.ics", CalendarDoor.ShowOwnAsync).WithName("OwnCalendar").AllowAnonymous();
        routes.MapGet("/{space:slug}/{event:slug}/programme.ics", CalendarDoor.ShowAsync).WithName("ProgrammeCalendar").AllowAnonymous();
    }
}
