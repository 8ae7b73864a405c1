using System.CommandLine;
using Rapport.Bench;
using Rapport.Bench.Children;

var root = new RootCommand("Benchmarks and load clients of Rapport; every one ends by itself and speaks to this machine only.")
{
    PageBench.Command(),
    LiveBench.Command(),
    IngestBench.Command(),
    FirstVisitBench.Command(),
    ImportBench.Command(),
    ReleaseBench.Command(),
    ReplayBench.Command(),
    SearchBench.Command(),
    GuestBench.Command(),
    CaptureBench.Command(),
    TortureBench.Command(),
    DrainBench.Command(),
    NotesBench.Command(),
    BareServer.Command(),
};
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (BenchFailure failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("Stopped.");
    return 130;
}
