using Rapport.Features.Questions.Follow;
using Rapport.Platform.Live;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Questions;

internal static class QuestionsSlice
{
    public static IServiceCollection AddQuestions(this IServiceCollection services) => services
        .AddSingleton(new FramedPage("/questions/embed"))
        .AddSingleton(Call.Staleness)
        .AddSingleton(Question.Staleness)
        .AddScoped<IHoldAboutPeople, QuestionHoldings>()
        .AddScoped<OpenCall>()
        .AddScoped<CloseCall>()
        .AddScoped<AskQuestion>()
        .AddScoped<IOperationKind, AskQuestion>()
        .AddScoped<QuestionPace>()
        .AddScoped<IOperationKind, RaiseQuestion>()
        .AddScoped<SetQuestionVisibility>()
        .AddScoped<GiveFollowCode>()
        .AddScoped<IHoldAboutPeople, FollowCodeHoldings>()
        .AddScoped<IFollowMerge, FollowCodeHoldings>()
        .AddScoped<CastVote>()
        .AddScoped<ISilentKind, CastVote>()
        .AddScoped<DecideQuestion>()
        .AddScoped<MergeQuestions>()
        .AddScoped<StageQuestion>()
        .AddScoped<IOperationKind, StageQuestion>()
        .AddScoped<FollowUpQuestion>()
        .AddScoped<EditQuestion>()
        .AddScoped<IFragmentSource, QuestionFragments>()
        .AddScoped<IFollowMerge, VotesMerge>()
        .AddScoped<QuestionReader>()
        .AddScoped<CardReader>()
        .AddScoped<SimilarQuestions>()
        .AddScoped<BoardParts>()
        .AddScoped<IStartFrom, CallStart>()
        .AddScoped<ISearchText, QuestionSearchText>();

    public static void MapQuestions(this IEndpointRouteBuilder routes)
    {
    }
}
