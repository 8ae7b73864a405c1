using System.CommandLine;
using Rapport.Bench.Children;
using Rapport.Bench.Staging;

namespace Rapport.Bench;

/// <summary>How long a large programme takes to preview and to import, and how large its page then is.</summary>
internal static class ImportBench
{
    public static Command Command()
    {
        var file = new Option<string?>("--file") { Description = "A programme file; FOSDEM 2025 from the fixtures without." };
        var postgres = new Option<string?>("--postgres") { Description = "Connection string of an empty database; SQLite without." };
        var command = new Command("import", "Preview and import of a large programme, and its page.") { file, postgres };
        command.SetAction((parsed, token) => RunAsync(parsed.GetValue(file) ?? Repository.Fixture("programmes/fosdem-2025.xml"), parsed.GetValue(postgres), token));
        return command;
    }

    private static async Task RunAsync(string file, string? postgres, CancellationToken cancellationToken)
    {
        await using var stage = await Stage.OpenAsync(postgres, cancellationToken);
        for (var time = 1; time <= 2; time++)
        {
            var figures = await Import.RunAsync(stage.Host, stage.EventPath, file, cancellationToken);
            Figures.Say($"import {time}: preview {figures.Preview.TotalSeconds:0.00} s   import {figures.Import.TotalSeconds:0.00} s   {figures.Added} added");
        }

        using var visitor = new Visitor(stage.Server.Address);
        foreach (var encoding in new[] { "br", "gzip", null })
        {
            var (body, used) = await visitor.GetBytesAsync($"{stage.EventPath}/programme", encoding, cancellationToken);
            Figures.Say($"programme page {used ?? "plain",-6} {body.Length / 1000.0,8:0.0} kB");
        }
    }
}
