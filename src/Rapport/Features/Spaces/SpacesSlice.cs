using Rapport.Shared;

namespace Rapport.Features.Spaces;

internal static class SpacesSlice
{
    public static IServiceCollection AddSpaces(this IServiceCollection services) => services
        .AddScoped<IHoldAboutPeople, SpaceHoldings>()
        .AddSingleton<Standings>()
        .AddScoped<AddSpace>()
        .AddScoped<DescribeSpace>()
        .AddScoped<GiveRole>();

    public static void MapSpaces(this IEndpointRouteBuilder routes)
    {
    }
}
