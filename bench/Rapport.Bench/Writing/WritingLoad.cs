using System.Diagnostics;
using Rapport.Bench.Children;

namespace Rapport.Bench.Writing;

/// <summary>So many notes, so many writers in each, and how fast each of them types.</summary>
internal sealed record WritingLoad(int Notes, int WritersEach, double Rate, TimeSpan Duration)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private int Writers => Notes * WritersEach;

    public async Task<WritingFigures> RunAsync(INoteServer server, CancellationToken cancellationToken)
    {
        var first = Math.Max(2, (int)(WarmUp.TotalSeconds * Rate));
        var sheet = new LetterSheet(Writers, first + Math.Max(1, (int)(Duration.TotalSeconds * Rate)), first);
        var lines = Enumerable.Range(0, Writers).Select(writer => new NoteLine(server, sheet, writer)).ToList();
        try
        {
            var notes = await server.NewNotesAsync(Notes, cancellationToken);
            foreach (var some in lines.Index().Chunk(20))
            {
                await Task.WhenAll(some.Select(one => one.Item.OpenAsync(notes[one.Index / WritersEach], cancellationToken)));
            }

            return await MeasureAsync(server, sheet, lines, cancellationToken);
        }
        finally
        {
            foreach (var line in lines)
            {
                await line.DisposeAsync();
            }
        }
    }

    private async Task<WritingFigures> MeasureAsync(INoteServer server, LetterSheet sheet, List<NoteLine> lines, CancellationToken cancellationToken)
    {
        var every = TimeSpan.FromSeconds(1 / Rate);
        var typing = lines.ConvertAll(line => line.TypeAsync(every * ((line.Client - LetterSheet.FirstClient) / (double)Writers), every, cancellationToken));
        await Task.Delay(every * sheet.First, cancellationToken);
        var (worked, heard) = (ProcessLoad.Processor(server.ProcessId), lines.Sum(line => line.Heard));
        await Task.WhenAll(typing);
        var wanted = (long)Writers * (WritersEach - 1) * sheet.Letters;
        var waited = Stopwatch.GetTimestamp();
        while (lines.Sum(line => line.Heard) < wanted && Stopwatch.GetElapsedTime(waited) < Patience)
        {
            await Task.Delay(20, cancellationToken);
        }

        worked = ProcessLoad.Processor(server.ProcessId) - worked;
        var came = lines.Sum(line => line.Heard);
        var (shared, resident) = (ProcessLoad.Proportional(server.ProcessId) / 1024.0, ResidentMemory.Of(server.ProcessId) / 1024.0);
        foreach (var line in lines)
        {
            await line.DisposeAsync();
        }

        List<double> delays = [.. lines.SelectMany(line => line.Delays).Order()], answers = [.. lines.SelectMany(line => line.Answers).Order()];
        return new(Figures.Quantile(delays, 0.5), Figures.Quantile(delays, 0.99))
        {
            AnswerP50 = answers.Count > 0 ? Figures.Quantile(answers, 0.5) : null,
            AnswerP99 = answers.Count > 0 ? Figures.Quantile(answers, 0.99) : null,
            Letters = delays.Count,
            Missing = wanted - came,
            ProcessorMicroseconds = worked.TotalMicroseconds / Math.Max(1, came - heard),
            ProportionalMiB = shared,
            ResidentMiB = resident,
        };
    }
}
