using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Rapport.Tests.Formats.Yjs;

/// <summary>Yjs itself, run by Node: each answer is a line of JSON.</summary>
internal static class YjsProgram
{
    private const string Program = "artifacts/yjs/main.js";

    public static IAsyncEnumerable<JsonElement> Scenarios(int first, int count) =>
        RunAsync("scenarios", first.ToString(CultureInfo.InvariantCulture), count.ToString(CultureInfo.InvariantCulture));

    public static async Task<JsonElement> TraceAsync(string file)
    {
        await foreach (var answer in RunAsync("trace", file))
        {
            return answer;
        }

        throw new InvalidOperationException("Yjs said nothing.");
    }

    public static async IAsyncEnumerable<JsonElement> RunAsync(params string[] arguments)
    {
        var program = Repository.Path(Program);
        Assert.True(File.Exists(program), $"There is no {Program}. Build it first: npm run yjs.");
        using var process = Process.Start(new ProcessStartInfo("node", [program, .. arguments]) { RedirectStandardOutput = true })!;
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            yield return JsonElement.Parse(line);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }
}
