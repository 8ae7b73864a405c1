using Rapport.Platform.Live;
using Rapport.Shared;

namespace Rapport.Features.Questions;

internal static class QuestionsSlice
{
    public static IServiceCollection AddQuestions(this IServiceCollection services) => services
        .AddSingleton(Call.Staleness)
        .AddSingleton(Question.Staleness)
        .AddScoped<IHoldAboutPeople, QuestionHoldings>()
        .AddScoped<OpenCall>()
        .AddScoped<CloseCall>()
        .AddScoped<AskQuestion>()
        .AddScoped<IOperationKind, RaiseQuestion>()
        .AddScoped<SetQuestionVisibility>()
        .AddScoped<CastVote>()
        .AddScoped<DecideQuestion>()
        .AddScoped<EditQuestion>()
        .AddScoped<IFragmentSource, QuestionFragments>()
        .AddScoped<IFollowMerge, VotesMerge>()
        .AddScoped<QuestionReader>()
        .AddScoped<IStartFrom, CallStart>()
        .AddScoped<ISearchText, QuestionSearchText>();

    public static void MapQuestions(this IEndpointRouteBuilder routes)
    {
    }
}
