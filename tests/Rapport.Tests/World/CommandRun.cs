using System.Diagnostics;
using System.Reflection;

namespace Rapport.Tests;

/// <summary>One run of the program from its command line, in a process of its own or, quicker, in this one.</summary>
public sealed record CommandRun(int Code, string Out, string Error)
{
    private static readonly Func<string[], Task<int>> Main = typeof(Program).GetMethod("<Main>$", BindingFlags.NonPublic | BindingFlags.Static)!
        .CreateDelegate<Func<string[], Task<int>>>();

    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "Rapport.dll");

    /// <summary>The only line of what was printed; fails when there are more or none.</summary>
    public string Line => Assert.Single(Out.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The one sentence of a refusal, which is all that was said.</summary>
    public string Sentence
    {
        get
        {
            Assert.Equal((1, ""), (Code, Out));
            return Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    public static async Task<CommandRun> OfAsync(World world, params string[] words) => await OfAsync(world, "", words);

    /// <summary>Runs a command on the data of a world, beside its running server.</summary>
    public static Task<CommandRun> OfAsync(World world, string input, string[] words) => OfAsync(world.Folder, world.Database, input, words);

    public static async Task<CommandRun> OfAsync(string folder, string? database, string input, string[] words)
    {
        // A setting that the words give is not given twice.
        string[] settings = [$"--Data:Folder={folder}", $"--Data:Postgres={database}", $"--contentRoot={Repository.Path("src/Rapport")}"];
        var given = words.Where(word => word.Contains(':') && word.StartsWith("--", StringComparison.Ordinal)).Select(word => word.Split('=')[0]).ToHashSet();
        string[] all = [.. words, .. settings.Where(setting => !given.Contains(setting.Split('=')[0]))];
        var (code, said, complained) = await ConsoleRoute.OfAsync(input, () => Main(all));
        return new(code, said, complained);
    }

    /// <summary>The same as a host would start it.</summary>
    public static async Task<CommandRun> AsProcessAsync(string folder, string? database, string input, string[] words)
    {
        using var process = Start(folder, database, words);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(World.Cancelled), process.StandardError.ReadToEndAsync(World.Cancelled));
        await process.WaitForExitAsync(World.Cancelled);
        return new(process.ExitCode, await said, await complained);
    }

    /// <summary>Starts the program; whoever starts it ends it.</summary>
    public static Process Start(string folder, string? database, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly, .. words])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Data__Folder"] = folder;
        start.Environment["Data__Postgres"] = database ?? "";
        start.Environment["ASPNETCORE_CONTENTROOT"] = Repository.Path("src/Rapport");
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        return Process.Start(start)!;
    }
}
