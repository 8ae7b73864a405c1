using System.Data.Common;
using Rapport.Platform.Data;
using Rapport.Platform.Settings;
using Rapport.Shared;

namespace Rapport.Platform.Commands;

/// <summary>
/// Runs one command on the data, also beside a running server. A command ends with 0 when it was done, with 1 and one
/// sentence on the error output when it was refused, and with 2 when it was not understood.
/// </summary>
public sealed class CommandRunner(Func<WebApplication> open)
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int Misused = 2;

    /// <summary>Prepares the database as a server's start would, runs the command in a scope and prints its answer.</summary>
    public Task<int> RunAsync(Func<IServiceProvider, CancellationToken, Task<Outcome<string>>> command, CancellationToken cancellationToken) =>
        OpenAsync(
            async (app, token) =>
            {
                if (await app.Services.GetRequiredService<Migrator>().PrepareAsync(token) is { } behind)
                {
                    return new Problem("database_behind", behind);
                }

                await using var scope = app.Services.CreateAsyncScope();
                return await command(scope.ServiceProvider, token);
            },
            cancellationToken);

    /// <summary>The same for what must not wait for the database to be ready.</summary>
    public async Task<int> OpenAsync(Func<WebApplication, CancellationToken, Task<Outcome<string>>> command, CancellationToken cancellationToken)
    {
        try
        {
            await using var app = open();
            var outcome = await command(app, cancellationToken);
            return outcome.Match(Say, problem => Refuse(problem.Sentence));
        }
        catch (SettingException failure)
        {
            return Refuse(failure.Message);
        }
        catch (DbException failure)
        {
            return Refuse($"The database cannot be used: {failure.Message}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Refuse($"A file or folder cannot be used: {failure.Message}");
        }
    }

    public static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return Refused;
    }

    private static int Say(string answer)
    {
        if (answer.Length > 0)
        {
            Console.Out.WriteLine(answer);
        }

        return Done;
    }
}
