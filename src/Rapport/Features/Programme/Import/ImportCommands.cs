using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Formats.Schedules;
using Rapport.Platform.Commands;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme.Import;

internal static class ImportCommands
{
    /// <param name="others">What other slices bring in.</param>
    public static Command Import(CommandRunner runner, params ReadOnlySpan<Command> others)
    {
        var import = new Command("import", "Import files.") { Programme(runner) };
        foreach (var other in others)
        {
            import.Add(other);
        }

        return import;
    }

    private static Command Programme(CommandRunner runner)
    {
        var file = new Argument<string>("FILE") { Description = "The programme: Pentabarf or frab XML, frab or pretalx JSON, Sessionize JSON, iCalendar or CSV." };
        var @event = new Option<string>("--event") { Description = "The event's address, SPACE/EVENT.", Required = true, HelpName = "ADDRESS" };
        var source = new Option<string>("--source") { Description = "What you call the source; otherwise the file's own name for it.", HelpName = "NAME" };
        var apply = new Option<bool>("--apply") { Description = "Import it; without this, only say what would change." };
        var command = new Command("programme", "Compare a programme file with an event, and import it.") { file, @event, source, apply };
        command.SetAction((parsed, token) => runner.RunAsync(
            (services, stop) => RunAsync(services, parsed.GetRequiredValue(file), parsed.GetRequiredValue(@event), parsed.GetValue(source), parsed.GetValue(apply), stop), token));
        return command;
    }

    private static async Task<Outcome<string>> RunAsync(
        IServiceProvider services, string path, string address, string? source, bool applies, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<RapportDb>();
        if (await FindAsync(db, address, cancellationToken) is not { } @event)
        {
            return new Problem("event_unknown", $"There is no event at {address}; write SPACE/EVENT.");
        }

        if (!File.Exists(path))
        {
            return new Problem("file_missing", $"There is no file {path}.");
        }

        if (new FileInfo(path).Length > IncomingProgramme.Limits.FileBytes)
        {
            return ImportUpload.TooLarge;
        }

        var reading = ScheduleReader.Read(await File.ReadAllBytesAsync(path, cancellationToken), Path.GetFileName(path), IncomingProgramme.Limits);
        if (reading.IsRefused)
        {
            return new Problem(reading.Refusal.Code, reading.Refusal.Sentence);
        }

        var input = new ImportInput(@event.Id, IncomingProgramme.Line(string.IsNullOrWhiteSpace(source) ? reading.Schedule.SourceName : source, Session.SourceLimit), reading.Schedule, null, null);
        if (applies)
        {
            var outcome = await services.GetRequiredService<Acts>()
                .RunAsync((ImportProgramme act, CancellationToken token) => act.RunAsync(input, token), cancellationToken);
            return outcome.Match<Outcome<string>>(plan => Tell(plan, "Done"), problem => problem);
        }

        var present = await PresentProgramme.ReadAsync(db, @event.Id, input.Source, cancellationToken);
        return Tell(ImportPlan.For(reading.Schedule, present, EventZone.Of(@event.Zone), input.Answers), "With --apply");
    }

    private static async Task<Event?> FindAsync(RapportDb db, string address, CancellationToken cancellationToken)
    {
        var parts = address.Trim('/').Split('/');
        if (parts is not [var space, var slug])
        {
            return null;
        }

        var subject = await db.Subjects.SingleOrDefaultAsync(row => row.Kind == Event.SubjectKind && row.Address == $"/{space}/{slug}", cancellationToken);
        return subject is null ? null : await db.Events.SingleOrDefaultAsync(row => row.Id == subject.Id, cancellationToken);
    }

    private static string Tell(ImportPlan plan, string when)
    {
        var lines = ImportRow.Of(plan).Select(row => $"  {row.Said}: {row.After.Title}{(row.Note.Length > 0 ? $" ({row.Note})" : "")}")
            .Concat(plan.Questions.Select(question => $"  Which is it? {question.Session.Shape.Title}, {question.Session.Shape.When}; answer on the event’s import page."))
            .Prepend($"{when}: {plan.Added.Count} added, {plan.Changed.Count} changed, {plan.Removed.Count} cancelled, {plan.Unchanged} the same, from “{plan.Source}”.");
        return string.Join(Environment.NewLine, lines);
    }
}
