using System.CommandLine;
using Rapport.Platform.Commands;

namespace Rapport.Features.Notes;

internal static class NoteCommands
{
    public static Command Note(CommandRunner runner) => new("note", "Shared notes.") { Check(runner) };

    private static Command Check(CommandRunner runner)
    {
        var command = new Command("check", "Build every note from its log, and compare with what is shown and found of it.");
        command.SetAction((_, token) => runner.RunAsync((services, stop) => services.GetRequiredService<CheckNotes>().RunAsync(stop), token));
        return command;
    }
}
