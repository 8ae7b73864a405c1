using System.CommandLine;
using Rapport.Platform.Backup;

namespace Rapport.Platform.Commands;

/// <summary>The command line as a whole: the server's own commands and those that slices bring.</summary>
internal static class CommandLine
{
    /// <param name="open">Makes the program, not yet started, from the settings among the arguments.</param>
    /// <param name="slices">The slices' own commands.</param>
    public static async Task<int> RunAsync(string[] args, Func<string[], WebApplication> open, Func<CommandRunner, IEnumerable<Command>> slices)
    {
        string[] settings = [];
        var runner = new CommandRunner(() => open(settings));
        var root = new RootCommand("Rapport: an event's social learning space. Settings may follow any command, such as --Data:Folder=/srv/rapport.") { TreatUnmatchedTokensAsErrors = false };
        root.SetAction((_, token) => runner.OpenAsync(Serving.RunAsync, token));
        foreach (var command in slices(runner).Prepend(ServerCommands.Serve(runner)).Append(ServerCommands.Migrate(runner)).Append(ServerCommands.Health(runner)).Concat(BackupCommands.All(runner)))
        {
            root.Add(command);
        }

        var parsed = root.Parse(args);
        settings = [.. parsed.UnmatchedTokens];
        if (parsed.Errors.Count == 0 && SettingArguments.Refuse(settings) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return CommandRunner.Misused;
        }

        // The host heeds the signals that end a server, and its failures are for the caller to see.
        var code = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
        return parsed.Errors.Count > 0 ? CommandRunner.Misused : code;
    }
}
