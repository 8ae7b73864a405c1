using Rapport.Features.Moderation.TakeDowns;
using Rapport.Shared;

namespace Rapport.Features.Moderation;

internal static class ModerationSlice
{
    public static IServiceCollection AddModeration(this IServiceCollection services) => services
        .AddScoped<IHoldAboutPeople, ModerationHoldings>()
        .AddScoped<HideSubject>()
        .AddScoped<JudgeGuest>()
        .AddScoped<ReportSubject>()
        .AddScoped<AskTakeDown>()
        .AddScoped<AnswerTakeDown>()
        .AddSingleton<TakeDownPost>()
        .AddSingleton<NamelessLimit>()
        .AddScoped<DismissReports>()
        .AddScoped<Hidings>()
        .AddScoped<RulingReader>();

    public static void MapModeration(this IEndpointRouteBuilder routes)
    {
    }
}
