using System.CommandLine;
using Rapport.Features.Accounts;
using Rapport.Platform.Commands;
using Rapport.Platform.Data;
using Rapport.Platform.Settings;
using Rapport.Shared;

namespace Rapport.Features.Demo;

/// <summary><c>demo</c>: a server with a made-up space to look around in, where reporters are at work.</summary>
internal static class DemoCommand
{
    private static readonly string[] Guests = [DemoCast.Organiser, "tom", "imran"];

    public static Command Demo(CommandRunner runner)
    {
        var force = new Option<bool>("--force") { Description = "Build the demo beside the spaces that are already here." };
        var command = new Command("demo", "Start the server with a complete demo space.") { force };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, token) => runner.OpenAsync((app, stop) => RunAsync(app, parsed.GetValue(force), stop), token));
        return command;
    }

    private static async Task<Outcome<string>> RunAsync(WebApplication app, bool isForced, CancellationToken cancellationToken)
    {
        if (await app.Services.GetRequiredService<Migrator>().PrepareAsync(cancellationToken) is { } behind)
        {
            return new Problem("database_behind", behind);
        }

        if (!isForced && await DemoSpace.IsAmongOthersAsync(app.Services, cancellationToken))
        {
            return new Problem("demo_beside", "There is already a space here that is not the demo: give --force to build the demo beside it.");
        }

        var built = await DemoSpace.BuildAsync(app.Services, cancellationToken);
        app.Services.GetRequiredService<DemoStage>().Open();
        await TellAsync(app, built, cancellationToken);
        return await Serving.RunAsync(app, cancellationToken);
    }

    /// <summary>Not log lines: logs hold no tokens.</summary>
    private static async Task TellAsync(WebApplication app, DemoBuilt built, CancellationToken cancellationToken)
    {
        var server = app.Services.GetRequiredService<SiteAddress>().OfServer;
        await Console.Out.WriteLineAsync($"The demo: {new Uri(server, built.LiveAddress)} is live; {new Uri(server, built.PastAddress)} is last year's record.");
        foreach (var key in Guests)
        {
            var person = built.Cast.Of(key);
            var input = new MakeSignInLinkInput(person.Id);
            var token = await app.Services.GetRequiredService<Acts>()
                .RunAsync((MakeSignInLink act, CancellationToken stop) => act.RunAsync(input, stop), cancellationToken);
            await Console.Out.WriteLineAsync($"Sign in once as {person.Name}, {person.Part}: {new Uri(server, $"/sign-in/{token.Value}")}");
        }
    }
}
