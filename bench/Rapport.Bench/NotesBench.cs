using System.CommandLine;
using Rapport.Bench.Children;
using Rapport.Bench.Load;
using Rapport.Bench.Writing;

namespace Rapport.Bench;

/// <summary>Many who write at once, at the product and at y-websocket's server, by the same writers; and opening a note of very many edits.</summary>
internal sealed class NotesBench(NotesBenchOptions options)
{
    public static Command Command()
    {
        var writers = new Option<int>("--writers") { Description = "Writers in one note.", DefaultValueFactory = _ => 100 };
        var rate = new Option<double>("--rate") { Description = "Edits of each in a second.", DefaultValueFactory = _ => 5 };
        var notes = new Option<int>("--notes") { Description = "Notes with five writers each, an edit a second.", DefaultValueFactory = _ => 200 };
        var seconds = new Option<double>("--seconds") { Description = "Length of each measurement.", DefaultValueFactory = _ => 30 };
        var edits = new Option<int>("--edits") { Description = "Edits of the long note; 0 leaves it out.", DefaultValueFactory = _ => 250_000 };
        var postgres = new Option<string?>("--postgres") { Description = "Connection string of an empty database; SQLite without." };
        var command = new Command("notes", "Delay from an edit to the other writers, beside y-websocket's server; opening a long note.") { writers, rate, notes, seconds, edits, postgres };
        command.SetAction((parsed, token) => new NotesBench(new(
            new(1, parsed.GetValue(writers), parsed.GetValue(rate), TimeSpan.FromSeconds(parsed.GetValue(seconds))),
            new(parsed.GetValue(notes), 5, 1, TimeSpan.FromSeconds(parsed.GetValue(seconds))),
            parsed.GetValue(edits),
            parsed.GetValue(postgres))).RunAsync(token));
        return command;
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        OpenFiles.MustAllow((options.Many.Notes * options.Many.WritersEach) + 500);
        await using var product = await ProductNotes.OpenAsync(options.Postgres, cancellationToken);
        await using (var peer = await PeerNotes.OpenAsync(cancellationToken))
        {
            await CompareAsync("one", options.One, product, peer, cancellationToken);
            await CompareAsync("many", options.Many, product, peer, cancellationToken);
        }

        if (options.Edits > 0)
        {
            await new LongNote(product, Repository.Fixture("traces/automerge-paper.json.gz"), options.Edits).RunAsync(cancellationToken);
        }
    }

    private static async Task CompareAsync(string name, WritingLoad load, ProductNotes product, PeerNotes peer, CancellationToken cancellationToken)
    {
        Figures.Say($"{name}: {load.Notes} notes, {load.WritersEach} writers in each, {load.Rate} edits/s of each for {load.Duration.TotalSeconds} s");
        // One after the other: they would wait for each other on the machine's processors.
        var ours = Say(name, product, await load.RunAsync(product, cancellationToken));
        await product.UntilIdleAsync(cancellationToken);
        var theirs = Say(name, peer, await load.RunAsync(peer, cancellationToken));
        Figures.Say($"{name}: ratio of p99, product to peer: {ours.P99 / theirs.P99:0.00} (wanted 1.5); p50 {ours.P50 - theirs.P50:+0.0;-0.0} ms");
        if (ours.Missing > 0)
        {
            throw new BenchFailure($"{ours.Missing} letters did not come to every other writer.");
        }
    }

    private static WritingFigures Say(string name, INoteServer server, WritingFigures figures)
    {
        Figures.Say($"{name}: {server.Name,-8} p50 {figures.P50,7:0.0} ms   p99 {figures.P99,7:0.0} ms   {figures.Letters:N0} letters came, {figures.Missing} did not");
        if (figures is { AnswerP50: { } half, AnswerP99: { } most })
        {
            Figures.Say($"{name}: {server.Name,-8} kept: p50 {half:0.0} ms   p99 {most:0.0} ms");
        }

        Figures.Say($"{name}: {server.Name,-8} processor {figures.ProcessorMicroseconds:0.0} µs a letter that came   memory {figures.ProportionalMiB:0} MiB (PSS), {figures.ResidentMiB:0} MiB (RSS)");
        return figures;
    }
}
