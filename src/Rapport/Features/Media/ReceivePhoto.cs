using System.Security.Cryptography;
using Rapport.Features.Accounts.DeviceKeys;
using Rapport.Platform.Data;
using Rapport.Platform.Files;
using Rapport.Platform.Images;
using Rapport.Shared;

namespace Rapport.Features.Media;

/// <summary>
/// Takes a photo in: the original is kept privately, what is shown is made before the answer. Refused or broken off,
/// nothing of it stays. The slow part is done before the writer lane is entered.
/// </summary>
public sealed class ReceivePhoto(FileStore store, ImageReader images, Acts acts, TimeProvider time)
{
    public async Task<Outcome<FileRef>> RunAsync(PhotoArrival arrival, Stream body, CancellationToken cancellationToken)
    {
        var kept = new List<string>();
        try
        {
            using var hash = SHA256.Create();
            await using var hashed = new CryptoStream(body, hash, CryptoStreamMode.Read, leaveOpen: true);
            var original = await store.SaveAsync(hashed, ImageLimits.MaxBytes, cancellationToken);
            if (original.IsRefused)
            {
                return ImageProblems.TooHeavy;
            }

            kept.Add(original.Value.Key);
            if (arrival.Proven is { } proven && !proven.AsSpan().SequenceEqual(hash.Hash))
            {
                return DeviceKeyProblems.ProofWrong;
            }

            var file = await MakeAsync(arrival, original.Value, hash.Hash!, kept, cancellationToken);
            if (file.IsRefused)
            {
                return file.Problem;
            }

            // A commit that broke off may have happened: then its files must stay.
            var made = kept;
            kept = [];
            var answer = await acts.RunAsync((KeepPhoto act, CancellationToken token) => act.RunAsync(file.Value, token), CancellationToken.None);
            kept = answer.Match(shown => shown.IsNew, _ => false) ? [] : made;
            return answer.Match<Outcome<FileRef>>(shown => shown.File, problem => problem);
        }
        finally
        {
            kept.ForEach(store.Delete);
        }
    }

    private async Task<Outcome<MediaFile>> MakeAsync(
        PhotoArrival arrival, StoredFile original, byte[] hash, List<string> kept, CancellationToken cancellationToken)
    {
        await using var content = store.Open(original.Key)!;
        var read = await images.ReadAsync(content, cancellationToken);
        if (read.IsRefused)
        {
            return read.Problem;
        }

        foreach (var rendition in new[] { read.Value.Small, read.Value.Medium, read.Value.Large })
        {
            await using var bytes = new MemoryStream(rendition.WebP.ToArray(), writable: false);
            kept.Add((await store.SaveAsync(bytes, ImageLimits.MaxBytes, cancellationToken)).Value.Key);
        }

        var facts = read.Value.Original;
        return new MediaFile(arrival.Id, arrival.EventId, arrival.AuthorId, time.Now())
            .Original(original.Key, ContentTypeOf(facts.Kind), original.Length, hash)
            .Shown(kept[1], kept[2], kept[3])
            .Measures(facts.Width, facts.Height, TakenAt(facts.TakenAt, arrival.Zone));
    }

    // Most cameras know the wall time only: it is then the event's.
    private static DateTimeOffset? TakenAt(CaptureTime? taken, EventZone zone) => taken switch
    {
        null or { WallTime.Year: < 1990 or > 2200 } => null,
        { Offset: { } offset } => new DateTimeOffset(taken.Value.WallTime, offset).ToUniversalTime(),
        _ => zone.ToInstant(taken.Value.WallTime),
    };

    private static string ContentTypeOf(ImageKind kind) => kind switch
    {
        ImageKind.Jpeg => "image/jpeg",
        ImageKind.Png => "image/png",
        ImageKind.Gif => "image/gif",
        _ => "image/webp",
    };
}
