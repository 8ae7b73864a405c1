using Rapport.Features.Notifications.Sources;
using Rapport.Platform.Settings;
using Rapport.Shared;

namespace Rapport.Features.Notifications;

internal static class NotificationsSlice
{
    public static IServiceCollection AddNotifications(this IServiceCollection services) => services
        .AddSingleton(provider => provider.GetRequiredService<IConfiguration>().Read<NoticeOptions>(NoticeOptions.Section))
        .AddScoped<IHoldAboutPeople, NoticeHoldings>()
        .AddScoped<INoticeSource, CommentNotices>()
        .AddScoped<INoticeSource, QuestionNotices>()
        .AddScoped<INoticeSource, ModerationNotices>()
        .AddScoped<INoticeSource, RoleNotices>()
        .AddScoped<INoticeSource, ReleaseNotices>()
        .AddScoped<NoticeSight>()
        .AddScoped<NoticeStep>()
        .AddScoped<NoticeReader>()
        .AddScoped<KeepNotices>()
        .AddScoped<ReadNotices>()
        .AddScoped<TurnNoticeMails>()
        .AddScoped<MailNotices>()
        .AddScoped<TidyNotices>()
        .AddSingleton<UnreadNotices>()
        .AddHostedService<FollowForNotices>()
        .AddHostedService<NoticeMailer>();

    public static void MapNotifications(this IEndpointRouteBuilder routes)
    {
    }
}
