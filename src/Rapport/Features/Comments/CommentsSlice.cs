using Rapport.Platform.Live;
using Rapport.Shared;

namespace Rapport.Features.Comments;

internal static class CommentsSlice
{
    public static IServiceCollection AddComments(this IServiceCollection services) => services
        .AddScoped<IHoldAboutPeople, CommentHoldings>()
        .AddScoped<CommentPace>()
        .AddScoped<PostComment>()
        .AddScoped<EditComment>()
        .AddScoped<WithdrawComment>()
        .AddScoped<CloseComments>()
        .AddScoped<IOperationKind>(scope => scope.GetRequiredService<PostComment>())
        .AddScoped<IOperationKind>(scope => scope.GetRequiredService<WithdrawComment>())
        .AddScoped<IFragmentSource, CommentFragments>()
        .AddScoped<ISearchText, CommentSearchText>()
        .AddScoped<ThreadReader>()
        .AddScoped<DiscussReader>();

    public static void MapComments(this IEndpointRouteBuilder routes)
    {
    }
}
