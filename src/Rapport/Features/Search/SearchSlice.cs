namespace Rapport.Features.Search;

internal static class SearchSlice
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .AddScoped<KeepSearchRows>()
        .AddScoped<SearchStep>()
        .AddScoped<CheckSearch>()
        .AddHostedService<FollowForSearch>()
        .AddScoped<EventsInside>()
        .AddScoped<SearchReader>();

    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
    }
}
