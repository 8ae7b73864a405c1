namespace Rapport.Features.Search;

internal static class SearchSlice
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .AddScoped<KeepFindable>()
        .AddScoped<FindableStep>()
        .AddScoped<CheckFindable>()
        .AddHostedService<FindableLog>()
        .AddScoped<EventsInside>()
        .AddScoped<SearchReader>();

    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
    }
}
