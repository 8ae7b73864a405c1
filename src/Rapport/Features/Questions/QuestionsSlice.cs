using Rapport.Shared;

namespace Rapport.Features.Questions;

internal static class QuestionsSlice
{
    public static IServiceCollection AddQuestions(this IServiceCollection services) => services
        .AddScoped<IHoldAboutPeople, QuestionHoldings>()
        .AddScoped<OpenCall>()
        .AddScoped<CloseCall>()
        .AddScoped<AskQuestion>()
        .AddScoped<CastVote>()
        .AddScoped<SettleQuestion>()
        .AddScoped<QuestionReader>()
        .AddScoped<ISearchText, QuestionSearchText>();

    public static void MapQuestions(this IEndpointRouteBuilder routes)
    {
    }
}
