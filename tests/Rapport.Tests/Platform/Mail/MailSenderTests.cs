using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Rapport.Platform.Mail;
using Rapport.Shared;

namespace Rapport.Tests.Platform.Mail;

public sealed class MailSenderTests
{
    private const string Address = "ada@example.org";

    [Theory, EachEngine]
    public async Task A_message_reaches_the_mail_server_whole_and_is_gone_from_the_queue(Engine engine)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings });

        await PostAsync(world, "Grüße, and 会議", ".first\nlink: https://rapport.example.org/x\n");
        await GoneAsync(world);

        var came = Assert.Single(sink.Deliveries);
        Assert.Equal(("rapport@example.org", Address, "Grüße, and 会議"), (came.From, came.To, came.Message.Subject));
        Assert.Equal(".first\nlink: https://rapport.example.org/x\n", came.Text.ReplaceLineEndings("\n"));
        Assert.Equal("auto-generated", came.Message.Headers["Auto-Submitted"]);
        Assert.DoesNotContain(world.Logs.Lines, line => line.Text.Contains(Address, StringComparison.Ordinal));
    }

    [Theory, EachEngine]
    public async Task A_message_says_the_same_as_html_and_what_people_wrote_in_it_is_text(Engine engine)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings });

        await PostAsync(world, "Both", "You asked:\n\n<img src=x onerror=alert(1)> & more\n\nhttps://rapport.example.org/x?a=1&b=2\njavascript:alert(1)\n");
        await GoneAsync(world);

        var html = Assert.Single(sink.Deliveries).Message.HtmlBody!.ReplaceLineEndings("\n");
        Assert.Contains("<p>You asked:</p>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt; &amp; more", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://rapport.example.org/x?a=1&amp;b=2\">", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("<a ").Length);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Contains("<img src=x", sink.Deliveries[0].Text, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_message_that_the_server_puts_off_is_sent_after_a_pause_once(Engine engine)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Time = time, Settings = sink.Settings });
        sink.Next(SmtpAnswer.Later);

        await PostAsync(world, "Later", "words");
        await Eventually.HoldsAsync("the try is counted", async () => (await QueueAsync(world)) is [{ Tries: 1 }] && (await QueueAsync(world))[0].DueAt == time.GetUtcNow() + MailSender.PauseAfter(1));
        Assert.Empty(sink.Deliveries);
        time.Advance(MailSender.PauseAfter(1));
        Ring(world);
        await GoneAsync(world);

        Assert.Single(sink.Deliveries);
        Assert.Equal(2, sink.Visits);
    }

    [Theory, EachEngine]
    public async Task A_message_whose_answer_was_lost_comes_again_under_the_same_id(Engine engine)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Time = time, Settings = sink.Settings });
        sink.Next(SmtpAnswer.CutOff);

        await PostAsync(world, "Lost", "words");
        await Eventually.HoldsAsync("the message is due again", async () => (await QueueAsync(world)) is [{ Tries: 1 } mail] && mail.DueAt == time.GetUtcNow() + MailSender.PauseAfter(1));
        time.Advance(MailSender.PauseAfter(1));
        Ring(world);
        await GoneAsync(world);

        Assert.Equal(2, sink.Deliveries.Count);
        Assert.Single(sink.Deliveries.Select(came => came.Message.MessageId).Distinct());
    }

    [Theory, EachEngine]
    public async Task A_message_for_nobody_is_given_up_at_once_and_one_that_never_leaves_after_some_tries(Engine engine)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Time = time, Settings = sink.Settings });
        sink.Next(SmtpAnswer.Unknown);
        sink.Next([.. Enumerable.Repeat(SmtpAnswer.Later, MailSender.TryLimit)]);

        await PostAsync(world, "Nobody", "words");
        await GoneAsync(world);
        Assert.Equal(1, sink.Visits);
        await PostAsync(world, "Never", "words");
        for (var tries = 1; tries < MailSender.TryLimit; tries++)
        {
            var due = time.GetUtcNow() + MailSender.PauseAfter(tries);
            await Eventually.HoldsAsync($"try {tries} failed", async () => (await QueueAsync(world)) is [{ } mail] && mail.DueAt == due && mail.Tries == tries);
            time.Advance(MailSender.PauseAfter(tries));
            Ring(world);
        }

        await GoneAsync(world);
        Assert.Equal(1 + MailSender.TryLimit, sink.Visits);
        Assert.Equal(2, world.Logs.Lines.Count(line => line.Level == LogLevel.Warning && line.Text.Contains("given up", StringComparison.Ordinal)));
        Assert.DoesNotContain(world.Logs.Lines, line => line.Text.Contains(Address, StringComparison.Ordinal));
    }

    [Theory, EachEngine]
    public async Task Two_senders_at_once_take_a_message_once_and_a_dead_sender_leaves_it_due_again(Engine engine)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        await using var world = await World.StartAsync(engine, new() { Time = time, Services = WithoutSender });
        await PostAsync(world, "Once", "words");

        var taken = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => TakeAsync(world)));
        var first = Assert.Single(taken, mail => mail is not null)!;
        time.Advance(TakeMail.Lease);
        Assert.Equal((first.Id, 2), (await TakeAsync(world) is { } again ? (again.Id, again.Tries) : default));

        // The first one was only slow: what it says now is not about the second try.
        await world.Acts.RunAsync((RecordDelivery act, CancellationToken token) => act.RunAsync(new(first.Id, 1, null), token), World.Cancelled);
        Assert.Single(await QueueAsync(world));
    }

    [Theory, EachEngine]
    public async Task A_message_of_an_act_that_fails_is_never_sent(Engine engine)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings });

        await Assert.ThrowsAsync<InvalidDataException>(() => world.PlantAsync(async db =>
        {
            db.Add(new OutgoingMail(Ids.New(world.Time), Address, "Never", "words", world.Time.GetUtcNow()));
            await db.SaveChangesAsync(World.Cancelled);
            throw new InvalidDataException();
        }));
        await PostAsync(world, "After", "words");
        await GoneAsync(world);

        Assert.Equal("After", Assert.Single(sink.Deliveries).Message.Subject);
    }

    [Fact]
    public async Task Without_a_mail_server_messages_are_files_and_the_log_says_where()
    {
        await using var world = await World.StartAsync();

        await PostAsync(world, "Your link", "https://rapport.example.org/sign-in/x");
        await GoneAsync(world);

        var file = Assert.Single(Directory.GetFiles(Path.Combine(world.Folder, "mail")));
        var message = await MimeKit.MimeMessage.LoadAsync(file, World.Cancelled);
        Assert.Equal((Address, "Your link"), (message.To.Mailboxes.Single().Address, message.Subject));
        Assert.Contains(world.Logs.Lines, line => line.Text.Contains(file, StringComparison.Ordinal));
        Assert.DoesNotContain(world.Logs.Lines, line => line.Text.Contains(Address, StringComparison.Ordinal));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Theory]
    [InlineData("ada@example.org\r\nBcc: all@example.org", "Hello")]
    [InlineData("ada@example.org", "Hello\nBcc: all@example.org")]
    public void A_message_with_more_than_one_line_in_its_head_is_not_made(string to, string subject) =>
        Assert.Throws<ArgumentException>(() => new OutgoingMail(Ids.New(TimeProvider.System), to, subject, "words", default));

    private static void WithoutSender(IServiceCollection services) =>
        services.Remove(services.Last(service => service.ServiceType == typeof(Microsoft.Extensions.Hosting.IHostedService) && service.ImplementationFactory?.Method.ReturnType == typeof(MailSender)));

    private static async Task PostAsync(World world, string subject, string text)
    {
        await world.PlantAsync(db =>
        {
            db.Add(new OutgoingMail(Ids.New(world.Time), Address, subject, text, world.Time.GetUtcNow()));
            return Task.CompletedTask;
        });
        Ring(world);
    }

    private static void Ring(World world) => world.Services.GetRequiredService<MailSender>().Ring();

    private static Task<OutgoingMail?> TakeAsync(World world) =>
        world.Acts.RunAsync((TakeMail act, CancellationToken token) => act.RunAsync(token), World.Cancelled);

    private static Task<List<OutgoingMail>> QueueAsync(World world) => world.ReadAsync(db => db.OutgoingMails.AsNoTracking().ToListAsync(World.Cancelled));

    private static Task GoneAsync(World world) => Eventually.HoldsAsync("the queue is empty", async () => (await QueueAsync(world)).Count == 0);
}
