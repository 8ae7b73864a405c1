using MailKit.Net.Smtp;
using MimeKit;
using MimeKit.Text;
using Rapport.Platform.Data;

namespace Rapport.Platform.Mail;

/// <summary>Sends what is due, one message after the other, and tries again later what failed.</summary>
public sealed partial class MailSender(IMailDoor door, MailOptions options, Acts acts, TimeProvider time, ILogger<MailSender> logger) : BackgroundService
{
    /// <summary>The pauses add up to more than two hours.</summary>
    public const int TryLimit = 8;

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly SemaphoreSlim bell = new(0, 1);

    /// <summary>Says that a message was committed, so that it need not wait for the next look.</summary>
    public void Ring()
    {
        try
        {
            bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // It rings already.
        }
    }

    /// <summary>How long to wait after a try that failed.</summary>
    public static TimeSpan PauseAfter(int tries) => FirstPause * Math.Pow(2, tries - 1);

    public override void Dispose()
    {
        bell.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // First of all: a start belongs to those who wait for a page.
            await WaitAsync(stoppingToken);
            try
            {
                while (await acts.RunAsync((TakeMail act, CancellationToken token) => act.RunAsync(token), stoppingToken) is { } mail)
                {
                    await TryAsync(mail, stoppingToken);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Log.Stuck(logger, failure);
            }
        }
    }

    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        await Task.WhenAny(bell.WaitAsync(over.Token), Task.Delay(Poll, time, over.Token));
        await over.CancelAsync();
    }

    private async Task TryAsync(OutgoingMail mail, CancellationToken stoppingToken)
    {
        using var late = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, late.Token);
        DateTimeOffset? again = null;
        try
        {
            await door.SendAsync(MessageOf(mail), either.Token);
        }
        catch (SmtpCommandException refusal) when (refusal.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)refusal.StatusCode >= 500)
        {
            Log.Refused(logger, mail.Id, (int)refusal.StatusCode);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            again = mail.Tries < TryLimit ? time.GetUtcNow() + PauseAfter(mail.Tries) : null;
            Tell(mail, failure, again);
        }

        // Kept also while the server stops: what has left must not leave again.
        var input = new RecordDeliveryInput(mail.Id, mail.Tries, again);
        await acts.RunAsync((RecordDelivery act, CancellationToken token) => act.RunAsync(input, token), CancellationToken.None);
    }

    // The failure itself may name the address, so its kind alone is told.
    private void Tell(OutgoingMail mail, Exception failure, DateTimeOffset? again)
    {
        var kind = failure.GetType().Name;
        if (again is null)
        {
            Log.GivenUp(logger, mail.Id, mail.Tries, kind);
        }
        else
        {
            Log.Failed(logger, mail.Id, mail.Tries, kind);
        }
    }

    private MimeMessage MessageOf(OutgoingMail mail)
    {
        var (from, to) = (options.Sender, MailboxAddress.Parse(mail.To));
        var message = new MimeMessage([from], [to], mail.Subject, Body(mail.Text))
        {
            Date = time.GetUtcNow(),
            MessageId = $"{mail.Id:N}@{from.Domain}",
        };

        // So that nobody's holiday answers it.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }

    // The last of the alternatives is the one that a mail program prefers.
    private static MultipartAlternative Body(string text) =>
        new(new TextPart(TextFormat.Plain) { Text = text }, new TextPart(TextFormat.Html) { Text = MailHtml.Of(text) });

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Message {Id} could not be sent at try {Tries} ({Kind}); it is tried again")]
        public static partial void Failed(ILogger logger, Guid id, int tries, string kind);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Id} was given up after {Tries} tries ({Kind}); look at the Mail settings and the mail server")]
        public static partial void GivenUp(ILogger logger, Guid id, int tries, string kind);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The mail server does not know whom message {Id} is for (status {Status}); it was given up")]
        public static partial void Refused(ILogger logger, Guid id, int status);

        [LoggerMessage(Level = LogLevel.Error, Message = "The queue of messages could not be read; it is tried again")]
        public static partial void Stuck(ILogger logger, Exception failure);
    }
}
