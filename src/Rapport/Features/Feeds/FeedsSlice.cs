namespace Rapport.Features.Feeds;

internal static class FeedsSlice
{
    public static IServiceCollection AddFeeds(this IServiceCollection services) => services.AddScoped<FeedReader>();

    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{space}/{event}/feed", FeedDoor.OfEventAsync).WithName("EventFeed").AllowAnonymous();
        routes.MapGet("/{space}/{event}/{session}/feed", FeedDoor.OfSessionAsync).WithName("SessionFeed").AllowAnonymous();
    }
}
