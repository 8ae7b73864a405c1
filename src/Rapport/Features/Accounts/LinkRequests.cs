using System.Threading.Channels;
using Rapport.Platform.Data;
using Rapport.Platform.Mail;

namespace Rapport.Features.Accounts;

/// <summary>
/// Wishes for sign-in links, served after the answer, so that neither its words nor its time tell a stranger whether an
/// address has an account. What waits when the server stops is lost; its person asks again.
/// </summary>
public sealed partial class LinkRequests(Acts acts, MailSender sender, ILogger<LinkRequests> logger) : BackgroundService
{
    private readonly Channel<LinkRequest> waiting = Channel.CreateBounded<LinkRequest>(new BoundedChannelOptions(1_000) { SingleReader = true });

    /// <summary>False when too many wait.</summary>
    public bool TryAdd(LinkRequest request) => waiting.Writer.TryWrite(request);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var request in waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await acts.RunAsync((MailSignInLink act, CancellationToken token) => act.RunAsync(request, token), stoppingToken);
                sender.Ring();
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Log.NotMade(logger, failure);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A sign-in link that was asked for could not be made")]
        public static partial void NotMade(ILogger logger, Exception failure);
    }
}
