using System.CommandLine;
using Rapport.Platform.Commands;
using Rapport.Shared;

namespace Rapport.Platform.Backup;

/// <summary>What a host does so that nothing is ever lost with a machine.</summary>
internal static class BackupCommands
{
    public static IEnumerable<Command> All(CommandRunner runner) => [BackUp(runner), Restore(runner), Verify(runner)];

    private static Command BackUp(CommandRunner runner) => Make(
        "backup",
        "Copy database, files and keys into one new file, while the server runs. Guard it as you guard the server.",
        runner,
        async (app, file, stop) => (await app.Services.GetRequiredService<TakeBackup>().RunAsync(file, stop)).Match<Outcome<string>>(
            manifest => $"Kept in {file}: {Describe(manifest)}.", problem => problem));

    private static Command Restore(CommandRunner runner) => Make(
        "restore",
        "Bring a backup into an empty data folder and database.",
        runner,
        async (app, file, stop) => (await app.Services.GetRequiredService<RestoreBackup>().RunAsync(file, stop)).Match<Outcome<string>>(
            manifest => $"Restored: {Describe(manifest)}.", problem => problem));

    private static Command Verify(CommandRunner runner) => Make(
        "verify",
        "Read a backup through and say whether every byte of it is as it was written.",
        runner,
        async (_, file, stop) =>
        {
            var opened = await BackupReader.OpenAsync(file, stop);
            if (opened.IsRefused)
            {
                return opened.Problem;
            }

            await using var backup = opened.Value;
            return $"Whole: {Describe(backup.Manifest)}.";
        });

    private static Command Make(string name, string description, CommandRunner runner, Func<WebApplication, string, CancellationToken, Task<Outcome<string>>> run)
    {
        var file = new Argument<string>("FILE") { Description = "The backup, a ZIP file." };
        var command = new Command(name, description) { file };
        command.SetAction((parsed, token) => runner.OpenAsync((app, stop) => run(app, parsed.GetRequiredValue(file), stop), token));
        return command;
    }

    private static string Describe(BackupManifest manifest)
    {
        var files = manifest.Parts.Count(part => part.Name.StartsWith(BackupNames.FileFolder, StringComparison.Ordinal));
        return $"{manifest.Engine} database and {files} {(files == 1 ? "file" : "files")}, {manifest.Length:N0} bytes, "
            + $"as of {manifest.MadeAt:yyyy-MM-dd HH:mm} UTC by version {manifest.Version}";
    }
}
