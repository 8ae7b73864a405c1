using System.Globalization;
using System.Text.RegularExpressions;
using Rapport.Bench.Children;

namespace Rapport.Bench.Staging;

/// <summary>The product on an empty folder, led through its own set-up to a live event that everybody may read.</summary>
internal sealed partial class Stage : IAsyncDisposable
{
    private static readonly TimeSpan MailPatience = TimeSpan.FromSeconds(30);

    private const string Space = "bench";

    private Stage(ProductServer server, Visitor host, string folder, string? postgres) =>
        (Server, Host, Folder, Postgres) = (server, host, folder, postgres);

    public ProductServer Server { get; private set; }
    public Visitor Host { get; }
    public string Folder { get; }
    public string? Postgres { get; }
    public string EventPath { get; private set; } = "";
    public Guid EventId { get; private set; }
    public string DatabaseFile => Path.Combine(Folder, "rapport.db");

    public static async Task<Stage> OpenAsync(string? postgres, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("rapport-bench-").FullName;
        var (server, setup) = await ProductServer.StartEmptyAsync(folder, postgres, cancellationToken);
        var stage = new Stage(server, new Visitor(server.Address), folder, postgres);
        try
        {
            await stage.SetUpAsync(setup, cancellationToken);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    private string MailFolder => Path.Combine(Folder, "mail");

    /// <summary>A new account with the role of a reporter, signed in.</summary>
    public async Task<Visitor> AddReporterAsync(int number, CancellationToken cancellationToken)
    {
        var email = string.Create(CultureInfo.InvariantCulture, $"reporter-{number}@bench.invalid");
        (await Host.SubmitAsync($"{EventPath}/invitations?handler=Send", new() { ["people"] = email, ["role"] = "Reporter" }, "", cancellationToken)).MustLead("The invitation");
        var link = await InvitationAsync(email, cancellationToken);
        var reporter = new Visitor(Server.Address);
        (await reporter.SubmitAsync(link, new() { ["name"] = string.Create(CultureInfo.InvariantCulture, $"Reporter {number}") }, "", cancellationToken)).MustLead("Taking the invitation");
        return reporter;
    }

    /// <summary>The link in the message that a server without a mail server keeps as a file.</summary>
    private async Task<string> InvitationAsync(string email, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(MailPatience);
        while (true)
        {
            foreach (var file in Directory.Exists(MailFolder) ? Directory.GetFiles(MailFolder, "*.eml") : [])
            {
                var text = (await File.ReadAllTextAsync(file, late.Token)).Replace("=\r\n", "", StringComparison.Ordinal).Replace("=\n", "", StringComparison.Ordinal);
                if (text.Contains(email, StringComparison.Ordinal) && InvitationLink().Match(text) is { Success: true } link)
                {
                    return link.Value;
                }
            }

            await Task.Delay(20, late.Token);
        }
    }

    public async Task FillAsync(Visitor reporter, int entries, CancellationToken cancellationToken)
    {
        foreach (var batch in Enumerable.Range(1, entries).Select(PostedEntry.Note).Chunk(100))
        {
            var answers = Operations.Answers(await reporter.SendOperationsAsync(EventId, Operations.Batch(batch), cancellationToken));
            if (answers.FirstOrDefault(answer => answer.Status != "accepted") is { } refused)
            {
                throw new BenchFailure($"An entry was not accepted: {refused.Status} {refused.Code}");
            }
        }
    }

    /// <summary>The server is killed where it stands and started again on its data, at another address.</summary>
    public async Task CrashAsync(CancellationToken cancellationToken)
    {
        await Server.KillAsync(cancellationToken);
        await Server.DisposeAsync();
        Server = await ProductServer.StartAsync(Folder, EventPath, Postgres, cancellationToken);
    }

    /// <summary>Ends the server; its data stays until the stage is left.</summary>
    public ValueTask StopAsync() => Server.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        Host.Dispose();
        await Server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task SetUpAsync(string setup, CancellationToken cancellationToken)
    {
        (await Host.SubmitAsync(setup, new() { ["Name"] = "Bench Host", ["Email"] = "host@bench.invalid", ["password"] = "three odd words here" }, "", cancellationToken))
            .MustLead("Set-up's first step");
        (await Host.SubmitAsync("/setup/space", new() { ["Name"] = "Bench", ["Address"] = Space }, "", cancellationToken)).MustLead("Set-up's second step");
        var today = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var made = await Host.SubmitAsync("/setup/event", new()
        {
            ["Form.Title"] = "A day under load",
            ["Form.From"] = today,
            ["Form.To"] = today,
            ["Form.Zone"] = "Europe/London",
        }, "", cancellationToken);
        EventPath = made.MustLead("Set-up's last step").Location!;
        EventId = Guid.Parse(EventMark().Match(await Host.GetAsync(EventPath, cancellationToken)).Groups[1].Value);
        (await Host.SubmitAsync($"{EventPath}/settings", new() { ["phase"] = "Live" }, "?handler=Phase", cancellationToken)).MustLead("Going live");
    }

    [GeneratedRegex("data-event=\"([0-9a-f-]{36})\"")]
    private static partial Regex EventMark();

    [GeneratedRegex("/invitation/[A-Za-z0-9_-]+")]
    private static partial Regex InvitationLink();
}
