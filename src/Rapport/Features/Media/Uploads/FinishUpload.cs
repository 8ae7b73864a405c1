using Rapport.Features.Accounts.DeviceKeys;
using Rapport.Platform.Data;
using Rapport.Platform.Files;
using Rapport.Platform.Images;
using Rapport.Shared;

namespace Rapport.Features.Media.Uploads;

/// <summary>
/// Gives a file that is here whole to whoever receives its kind, as its first bytes say. The device's leaving does not
/// stop it: it asks later what became of it. Refused, nothing of it stays.
/// </summary>
public sealed class FinishUpload(IEnumerable<IReceiveUpload> receivers, FileStore store, PartialFiles files, Acts acts, IHostApplicationLifetime life)
{
    private readonly IReadOnlyList<IReceiveUpload> receivers = [.. receivers];

    /// <summary>The most that any kind of file may have.</summary>
    public long MaxBytes => receivers.Max(receiver => receiver.MaxBytes);

    /// <summary>Whether so much is too much for what it is said to be.</summary>
    public Problem? RefuseLength(string declaredType, long length)
    {
        var likely = receivers.Where(receiver => receiver.Expects(declaredType)).DefaultIfEmpty(receivers.MaxBy(receiver => receiver.MaxBytes)!).MaxBy(receiver => receiver.MaxBytes)!;
        return length > likely.MaxBytes ? likely.TooHeavy : null;
    }

    /// <param name="file">Held by the caller.</param>
    public async Task<Outcome<FileRef>> RunAsync(Upload upload, EventZone zone, PartialFile file)
    {
        var outcome = await ReceiveAsync(upload, zone, file);
        if (outcome.IsRefused)
        {
            await acts.RunAsync((CloseUpload act, CancellationToken token) => act.DropAsync(upload, token), CancellationToken.None);
        }
        else
        {
            await acts.RunAsync((CloseUpload act, CancellationToken token) => act.FinishAsync(upload, token), CancellationToken.None);
        }

        files.Delete(upload.Key);
        return outcome;
    }

    private async Task<Outcome<FileRef>> ReceiveAsync(Upload upload, EventZone zone, PartialFile file)
    {
        var arrived = await ArrivedFile.OfAsync(file, store, life.ApplicationStopping);
        if (upload.Proven.Length > 0 && !upload.Proven.AsSpan().SequenceEqual(arrived.Hash))
        {
            return DeviceKeyProblems.ProofWrong;
        }

        if (receivers.FirstOrDefault(receiver => receiver.Takes(arrived.Head.Span)) is not { } receiver)
        {
            return receivers.FirstOrDefault(likely => likely.Expects(upload.Type))?.Unknown ?? ImageProblems.Unknown;
        }

        return arrived.Length > receiver.MaxBytes
            ? receiver.TooHeavy
            : await receiver.ReceiveAsync(upload.ToArrival(zone), arrived, life.ApplicationStopping);
    }
}
