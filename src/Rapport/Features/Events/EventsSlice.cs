using Rapport.Features.Events.Checklist;
using Rapport.Features.Events.DeviceKeys;
using Rapport.Features.Events.Hosts;
using Rapport.Features.Events.Invitations;
using Rapport.Features.Events.Start;
using Rapport.Features.Events.Venues;
using Rapport.Shared;

namespace Rapport.Features.Events;

internal static class EventsSlice
{
    public static IServiceCollection AddEvents(this IServiceCollection services) => services
        .AddSingleton(Event.Staleness)
        .AddScoped<IHoldAboutPeople, InvitationHoldings>()
        .AddScoped<IHoldAboutPeople, ChecklistHoldings>()
        .AddSingleton<Places>()
        .AddSingleton<GuestBrowser>()
        .AddSingleton<JoinDesk>()
        .AddScoped<AddEvent>()
        .AddScoped<DescribeEvent>()
        .AddScoped<EnterPhase>()
        .AddScoped<SetPlaceVisibility>()
        .AddScoped<SetNewEntryVisibility>()
        .AddScoped<ChangeJoining>()
        .AddScoped<JoinEvent>()
        .AddScoped<ArrangeHosts>()
        .AddScoped<ChangeVenue>()
        .AddScoped<ChangeChecklist>()
        .AddStarts()
        .AddInvitations();

    private static IServiceCollection AddInvitations(this IServiceCollection services) => services
        .AddSingleton<InvitationDesk>()
        .AddScoped<Offers>()
        .AddScoped<InvitationMails>()
        .AddScoped<InvitePeople>()
        .AddScoped<TakeInvitation>()
        .AddScoped<SendInvitationAgain>()
        .AddScoped<WithdrawInvitation>()
        .AddScoped<MakeInvitationLink>()
        .AddScoped<EndInvitationLink>()
        .AddScoped<AskByLink>();

    // In this order, and the rooms and the call of later slices after them: the call is for nobody for whom the event is not.
    private static IServiceCollection AddStarts(this IServiceCollection services) => services
        .AddScoped<IStartFrom, SettingsStart>()
        .AddScoped<IStartFrom, VenueStart>()
        .AddScoped<IStartFrom, PeopleStart>()
        .AddScoped<IStartFrom, HostsStart>()
        .AddScoped<IStartFrom, ChecklistStart>();

    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/media/hosts/{host:guid}.webp", MarkDoor.ShowAsync).WithName("ShowMark").AllowAnonymous();
        routes.MapPost("/api/v1/events/{event:guid}/device-key", KeyDoor.IssueAsync).WithName("IssueDeviceKey").AllowAnonymous();
        routes.MapGet("/live/{event:guid}", FollowDoor.StreamAsync).WithName("FollowEvent").AllowAnonymous();
        routes.MapGet("/live/{event:guid}/after/{number:long}", FollowDoor.PollAsync).WithName("PollEvent").AllowAnonymous();
    }
}
