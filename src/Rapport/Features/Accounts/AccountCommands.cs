using System.CommandLine;
using Rapport.Platform.Commands;
using Rapport.Platform.Data;
using Rapport.Platform.Settings;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

internal static class AccountCommands
{
    public static Command Account(CommandRunner runner) => new("account", "Accounts of people.") { Add(runner), Link(runner) };

    /// <summary>The account of an address, for commands that name somebody.</summary>
    public static async Task<Outcome<Guid>> FindAsync(IServiceProvider services, string email, CancellationToken cancellationToken) =>
        await services.GetRequiredService<RapportDb>().FindByEmailAsync(email, cancellationToken) is { } person
            ? person.Id
            : new Problem("account_unknown", "There is no account with that e-mail address.");

    private static Command Add(CommandRunner runner)
    {
        var email = new Argument<string>("EMAIL") { Description = "The e-mail address that the person signs in with." };
        var name = new Option<string>("--name") { Description = "The name that others see.", Required = true, HelpName = "NAME" };
        var host = new Option<bool>("--host") { Description = "Make this person a host of the whole installation." };
        var password = new Option<bool>("--password-stdin") { Description = "Read a password from the first line of the input; otherwise a sign-in link is printed." };
        var command = new Command("add", "Add an account.") { email, name, host, password };
        command.SetAction((parsed, token) => runner.RunAsync(async (services, stop) =>
        {
            var secret = parsed.GetValue(password) ? await Console.In.ReadLineAsync(stop) ?? "" : null;
            if (secret is "")
            {
                return new Problem("password_missing", "No password came on the input.");
            }

            var input = new AddAccountInput(parsed.GetRequiredValue(email), parsed.GetRequiredValue(name), secret, parsed.GetValue(host));
            var added = await services.GetRequiredService<Acts>().RunAsync((AddAccount act, CancellationToken ct) => act.RunAsync(input, ct), stop);
            return added.IsRefused ? added.Problem
                : secret is not null ? "The account is there."
                : await MakeLinkAsync(services, added.Value.Id, stop);
        }, token));
        return command;
    }

    private static Command Link(CommandRunner runner)
    {
        var email = new Argument<string>("EMAIL") { Description = "The e-mail address of the account." };
        var command = new Command("link", "Print a link that signs a person in once.") { email };
        command.SetAction((parsed, token) => runner.RunAsync(async (services, stop) =>
        {
            var person = await FindAsync(services, parsed.GetRequiredValue(email), stop);
            return person.IsRefused ? person.Problem : await MakeLinkAsync(services, person.Value, stop);
        }, token));
        return command;
    }

    private static async Task<Outcome<string>> MakeLinkAsync(IServiceProvider services, Guid personId, CancellationToken cancellationToken)
    {
        var input = new MakeSignInLinkInput(personId);
        var made = await services.GetRequiredService<Acts>().RunAsync((MakeSignInLink act, CancellationToken ct) => act.RunAsync(input, ct), cancellationToken);
        var server = services.GetRequiredService<SiteAddress>().OfServer;
        return made.Match<Outcome<string>>(token => new Uri(server, $"/sign-in/{token}").ToString(), problem => problem);
    }
}
