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

    /// <summary>What Yjs makes of some updates, document by document.</summary>
    public static IAsyncEnumerable<JsonElement> Read(IReadOnlyList<byte[][]> documents) =>
        RunAsync(string.Join('\n', documents.Select(updates => JsonSerializer.Serialize(updates))), ["read"]);

    public static async Task<JsonElement> TraceAsync(string file)
    {
        await foreach (var answer in RunAsync("trace", file))
        {
            return answer;
        }

        throw new InvalidOperationException("Yjs said nothing.");
    }

    public static IAsyncEnumerable<JsonElement> RunAsync(params string[] arguments) => RunAsync("", arguments);

    private static async IAsyncEnumerable<JsonElement> RunAsync(string told, string[] arguments)
    {
        var program = Repository.Path(Program);
        Assert.True(File.Exists(program), $"There is no {Program}. Build it first: npm run yjs.");
        using var process = Process.Start(new ProcessStartInfo("node", [program, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var telling = TellAsync(process, told);
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            yield return JsonElement.Parse(line);
        }

        await telling;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    /// <summary>At the same time as it answers: else both would wait for the other.</summary>
    private static async Task TellAsync(Process process, string told)
    {
        await process.StandardInput.WriteAsync(told);
        process.StandardInput.Close();
    }
}
