using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Notes.States;
using Rapport.Platform.Commands;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes;

internal static class NoteCommands
{
    /// <param name="found">Whether what is written in subjects of a kind can be found.</param>
    public static Command Note(CommandRunner runner, Func<IServiceProvider, string, CancellationToken, Task<Outcome<string>>> found) =>
        new("note", "Shared notes.") { Check(runner, found), Rebuild(runner) };

    private static Command Check(CommandRunner runner, Func<IServiceProvider, string, CancellationToken, Task<Outcome<string>>> found)
    {
        var command = new Command("check", "Build every note from its log, and compare with what is kept, shown and found of it.");
        command.SetAction((_, token) => runner.RunAsync(
            async (services, stop) =>
            {
                var notes = await services.GetRequiredService<CheckNotes>().RunAsync(stop);
                var words = await found(services, Notes.Note.SubjectKind, stop);
                return notes.IsRefused || words.IsRefused
                    ? new Problem("notes_differ", string.Join('\n', new[] { notes, words }.Where(one => one.IsRefused).Select(one => one.Problem.Sentence)))
                    : Outcome<string>.Accepted($"{notes.Value} {words.Value}");
            },
            token));
        return command;
    }

    private static Command Rebuild(CommandRunner runner)
    {
        var command = new Command("rebuild", "Throw away what was put together from the logs of notes, and make it again from them.");
        command.SetAction((_, token) => runner.RunAsync(
            async (services, stop) =>
            {
                var ids = await services.GetRequiredService<RapportDb>().Notes.OrderBy(note => note.Id).Select(note => note.Id).ToListAsync(stop);
                foreach (var id in ids)
                {
                    await services.GetRequiredService<Acts>().RunAsync((RebuildNotes act, CancellationToken once) => act.RunAsync(id, once), stop);
                }

                return Outcome<string>.Accepted(ids.Count == 1 ? "One note was made again from its log." : $"{ids.Count} notes were made again from their logs.");
            },
            token));
        return command;
    }
}
