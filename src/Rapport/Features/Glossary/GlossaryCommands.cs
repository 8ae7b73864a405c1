using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Spaces;
using Rapport.Formats.Glossaries;
using Rapport.Platform.Commands;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Glossary;

internal static class GlossaryCommands
{
    /// <summary>The part of <c>import</c> that is about glossaries.</summary>
    public static Command Import(CommandRunner runner)
    {
        var file = new Argument<string>("FILE") { Description = "A CSV with the headings term, expansion, definition and aliases." };
        var space = new Option<string>("--space") { Description = "The space's address.", Required = true, HelpName = "SLUG" };
        var apply = new Option<bool>("--apply") { Description = "Import it; without this, only say what would change." };
        var command = new Command("glossary", "Compare a table of terms with a space's glossary, and import it.") { file, space, apply };
        command.SetAction((parsed, token) => runner.RunAsync(
            (services, stop) => RunAsync(services, parsed.GetRequiredValue(file), parsed.GetRequiredValue(space), parsed.GetValue(apply), stop), token));
        return command;
    }

    private static async Task<Outcome<string>> RunAsync(IServiceProvider services, string path, string slug, bool applies, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<RapportDb>();
        var address = slug.Trim('/');
        if (await db.Spaces.SingleOrDefaultAsync(row => row.Slug == address, cancellationToken) is not { } space)
        {
            return new Problem("space_unknown", $"There is no space at {slug}.");
        }

        if (!File.Exists(path))
        {
            return new Problem("file_missing", $"There is no file {path}.");
        }

        if (new FileInfo(path).Length > GlossaryCsv.MostBytes)
        {
            return GlossaryProblems.TooLarge;
        }

        var reading = GlossaryCsv.Read(await File.ReadAllBytesAsync(path, cancellationToken));
        if (reading.IsRefused)
        {
            return new Problem(reading.Refusal.Code, reading.Refusal.Sentence);
        }

        if (applies)
        {
            var outcome = await services.GetRequiredService<Acts>().RunAsync(
                (ImportGlossary act, CancellationToken token) => act.RunAsync(new(space.Id, reading.Rows, null, null), token), cancellationToken);
            return outcome.Match<Outcome<string>>(done => Tell(done, "Done"), problem => problem);
        }

        var known = await services.GetRequiredService<Glossaries>().OfAsync(space.Id, Audience.Team, cancellationToken);
        var plan = GlossaryPlan.For(reading.Rows, known.Terms.Select(term => term.Words));
        return plan.Wrong is { } wrong ? wrong : Tell(plan, "With --apply");
    }

    private static string Tell(GlossaryPlan plan, string when) => string.Join(
        Environment.NewLine,
        plan.Added.Select(words => $"  Added: {words.Name}").Concat(plan.Changed.Select(change => $"  Changed: {change.After.Name}"))
            .Prepend($"{when}: {plan.Added.Count} added, {plan.Changed.Count} changed, {plan.Unchanged} the same."));
}
