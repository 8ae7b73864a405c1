namespace Rapport.Features.Comments;

internal static class CommentsSlice
{
    public static IServiceCollection AddComments(this IServiceCollection services) => services;

    public static void MapComments(this IEndpointRouteBuilder routes)
    {
    }
}
