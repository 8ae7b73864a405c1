using System.Globalization;
using Rapport.Bench.Staging;

namespace Rapport.Bench.Torture;

/// <summary>A device that sends its entries in their order, and each until it is acknowledged.</summary>
internal sealed class TortureProducer(Stage stage, int place, string cookie) : IDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(50);

    private readonly Random random = new(place);
    private Visitor? visitor;
    private Uri? address;
    private int written;
    private int acknowledged;

    /// <summary>The number in the stream that each entry was given.</summary>
    public Dictionary<Guid, long> Acknowledged { get; } = [];

    /// <summary>How many are acknowledged so far; may be asked from elsewhere.</summary>
    public int Count => Volatile.Read(ref acknowledged);

    /// <summary>How often a request was broken off and sent again.</summary>
    public int Retries { get; private set; }

    public int AlreadyHad { get; private set; }

    /// <summary>Sends until it is told to stop; what was begun by then is still brought to its acknowledgement.</summary>
    public async Task RunAsync(CancellationToken stop, CancellationToken cancellationToken)
    {
        while (!stop.IsCancellationRequested)
        {
            var batch = Enumerable.Range(0, random.Next(1, 9)).Select(_ => Next()).ToList();
            while (!await IsAcknowledgedAsync(batch, cancellationToken))
            {
                Retries++;
                await Task.Delay(Rest, cancellationToken);
            }
        }
    }

    public void Dispose() => visitor?.Dispose();

    private PostedEntry Next()
    {
        var now = TimeProvider.System.GetUtcNow();
        return new(Guid.CreateVersion7(now), now, "note", string.Create(CultureInfo.InvariantCulture, $"Producer {place}, entry {++written}."));
    }

    private async Task<bool> IsAcknowledgedAsync(List<PostedEntry> batch, CancellationToken cancellationToken)
    {
        if (address != stage.Server.Address)
        {
            visitor?.Dispose();
            address = stage.Server.Address;
            visitor = cookie.Split("; ").Aggregate(new Visitor(address), (known, one) => known.With(one));
        }

        IReadOnlyList<OperationAnswer> answers;
        try
        {
            answers = Operations.Answers(await visitor!.SendOperationsAsync(stage.EventId, Operations.Batch(batch), cancellationToken));
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return false;
        }

        foreach (var (entry, answer) in batch.Zip(answers))
        {
            Note(entry, answer);
        }

        return true;
    }

    private void Note(PostedEntry entry, OperationAnswer answer)
    {
        if (answer.Id != entry.Id.ToString() || answer.Status is not ("accepted" or "already_had"))
        {
            throw new BenchFailure($"The server answered {answer.Status} {answer.Code} to: {entry.Text}");
        }

        AlreadyHad += answer.Status == "already_had" ? 1 : 0;
        Acknowledged.Add(entry.Id, answer.Number);
        Volatile.Write(ref acknowledged, Acknowledged.Count);
    }
}
