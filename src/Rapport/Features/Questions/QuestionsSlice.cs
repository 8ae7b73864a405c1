using Rapport.Features.Questions.Floor;
using Rapport.Features.Questions.Follow;
using Rapport.Platform.Data;
using Rapport.Platform.Live;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Questions;

internal static class QuestionsSlice
{
    public static IServiceCollection AddQuestions(this IServiceCollection services)
    {
        foreach (var mark in QuestionMark.All)
        {
            services.AddScoped<IOperationKind>(scope => new MarkQuestion(scope.GetRequiredService<RapportDb>(), mark));
        }

        return services.AddFloor().AddCalls();
    }

    public static void MapQuestions(this IEndpointRouteBuilder routes)
    {
    }

    private static IServiceCollection AddFloor(this IServiceCollection services) => services
        .AddScoped<AskFromFloor>()
        .AddScoped<IOperationKind, AskFromFloor>()
        .AddScoped<SetFloorRules>()
        .AddScoped<FloorReader>()
        .AddScoped<FloorDesk>();

    private static IServiceCollection AddCalls(this IServiceCollection services) => services
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
        .AddScoped<IUseSessions, CarriedSessions>()
        .AddScoped<ISearchText, QuestionSearchText>();
}
