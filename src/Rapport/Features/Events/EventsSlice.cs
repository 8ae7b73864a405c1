using Rapport.Features.Events.Invitations;
using Rapport.Platform.Caching;
using Rapport.Shared;

namespace Rapport.Features.Events;

internal static class EventsSlice
{
    public static IServiceCollection AddEvents(this IServiceCollection services) => services
        .AddScoped<IHoldAboutPeople, InvitationHoldings>()
        .AddSingleton<Places>()
        .AddSingleton<IPageFrames, Frames>()
        .AddScoped<AddEvent>()
        .AddScoped<DescribeEvent>()
        .AddScoped<EnterPhase>()
        .AddScoped<ChangeVisibility>()
        .AddScoped<ChangeJoining>()
        .AddScoped<JoinEvent>()
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

    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/live/{event:guid}", FollowDoor.StreamAsync).WithName("FollowEvent").AllowAnonymous();
        routes.MapGet("/live/{event:guid}/after/{number:long}", FollowDoor.PollAsync).WithName("PollEvent").AllowAnonymous();
    }
}
