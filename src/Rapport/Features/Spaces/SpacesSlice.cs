using Rapport.Shared;

namespace Rapport.Features.Spaces;

internal static class SpacesSlice
{
    public static IServiceCollection AddSpaces(this IServiceCollection services) => services
        .AddSingleton(Space.Staleness)
        .AddScoped<IHoldAboutPeople, SpaceHoldings>()
        .AddSingleton<Standings>()
        .AddScoped<AddSpace>()
        .AddScoped<DescribeSpace>()
        .AddScoped<SetNewEventVisibility>()
        .AddScoped<GiveRole>()
        .AddScoped<IKeepName, GuestsKeepName>()
        .AddScoped<IFollowMerge, MembershipsMerge>();

    public static void MapSpaces(this IEndpointRouteBuilder routes)
    {
    }
}
