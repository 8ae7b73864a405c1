using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Rapport.Platform.Data;
using Rapport.Platform.Mail;
using Rapport.Platform.Settings;

namespace Rapport.Features.Notifications;

/// <summary>Looks every half minute for whom a message is due, and now and then takes old notices away.</summary>
public sealed partial class NoticeMailer(Acts acts, MailSender sender, SiteAddress site, IServer server, ILogger<NoticeMailer> logger) : BackgroundService
{
    private const int TidyAfter = 120;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var look = 1; !stoppingToken.IsCancellationRequested; look++)
        {
            await Task.Delay(Poll, TimeProvider.System, stoppingToken);
            try
            {
                await LookAsync(look % TidyAfter == 0, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Log.NotMailed(logger, failure);
            }
        }
    }

    private async Task LookAsync(bool tidies, CancellationToken stoppingToken)
    {
        // No request says here what links begin with.
        var address = site.Of(server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault());
        while (await acts.RunAsync((MailNotices act, CancellationToken token) => act.RunAsync(address, token), stoppingToken))
        {
            sender.Ring();
        }

        if (tidies)
        {
            await acts.RunAsync((TidyNotices act, CancellationToken token) => act.RunAsync(token), stoppingToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Notifications could not be mailed; it is tried again.")]
        public static partial void NotMailed(ILogger logger, Exception failure);
    }
}
