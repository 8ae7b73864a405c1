namespace Rapport.Features.Moderation;

internal static class ModerationSlice
{
    public static IServiceCollection AddModeration(this IServiceCollection services) => services
        .AddScoped<HideSubject>()
        .AddScoped<JudgeGuest>()
        .AddScoped<ReportSubject>()
        .AddScoped<SettleReports>()
        .AddScoped<HiddenNotices>()
        .AddScoped<DecisionReader>();

    public static void MapModeration(this IEndpointRouteBuilder routes)
    {
    }
}
