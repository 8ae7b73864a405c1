using System.CommandLine;
using Rapport.Features.Accounts;
using Rapport.Platform.Commands;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Spaces;

internal static class SpaceCommands
{
    public static Command Space(CommandRunner runner) => new("space", "Spaces: the homes of topics.") { Add(runner) };

    private static Command Add(CommandRunner runner)
    {
        var name = new Argument<string>("NAME") { Description = "The topic, as people call it." };
        var slug = new Option<string>("--slug") { Description = "Its address; otherwise made from the name.", HelpName = "SLUG" };
        var organiser = new Option<string>("--organiser") { Description = "The e-mail address of its first organiser; a host may always organise.", HelpName = "EMAIL" };
        var command = new Command("add", "Add a space.") { name, slug, organiser };
        command.SetAction((parsed, token) => runner.RunAsync(async (services, stop) =>
        {
            Guid? organiserId = null;
            if (parsed.GetValue(organiser) is { } email)
            {
                var found = await AccountCommands.FindAsync(services, email, stop);
                if (found.IsRefused)
                {
                    return found.Problem;
                }

                organiserId = found.Value;
            }

            var input = new AddSpaceInput(parsed.GetRequiredValue(name), organiserId) { Slug = parsed.GetValue(slug) };
            var added = await services.GetRequiredService<Acts>().RunAsync((AddSpace act, CancellationToken ct) => act.RunAsync(input, ct), stop);
            return added.Match<Outcome<string>>(space => $"/{space.Slug}", problem => problem);
        }, token));
        return command;
    }
}
