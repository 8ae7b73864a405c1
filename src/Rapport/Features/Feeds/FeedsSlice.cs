namespace Rapport.Features.Feeds;

internal static class FeedsSlice
{
    public static IServiceCollection AddFeeds(this IServiceCollection services) => services.AddScoped<FeedReader>();

    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{space:slug}/{event:slug}/feed", FeedDoor.OfEventAsync).WithName("EventFeed").AllowAnonymous();
        routes.MapGet("/{space:slug}/people/{slug}/feed", FeedDoor.OfPersonAsync).WithName("PersonFeed").AllowAnonymous();
        routes.MapGet("/{space:slug}/{event:slug}/{session:slug}/feed", FeedDoor.OfSessionAsync).WithName("SessionFeed").AllowAnonymous();
    }
}
